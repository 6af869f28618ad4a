// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/law/decision.h"

#include <algorithm>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "solutions/access/law/clocks.h"

namespace meretid::access {
namespace {

using letters::Letter;
using letters::Paragraph;
using letters::Style;

std::string said(std::string_view key, const base::Arguments& arguments = {}) { return base::text(key, base::Language::kDanish, arguments); }

std::string day(Date date) {
  if (!date.ok()) return "[dato]";
  static constexpr const char* kMonths[] = {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"};
  return std::to_string(static_cast<unsigned>(date.day())) + ". " + kMonths[static_cast<unsigned>(date.month()) - 1] + " " + std::to_string(static_cast<int>(date.year()));
}

std::string or_insert(const std::string& text, const char* what) { return text.empty() ? said(std::string("access.letter.insert.") + what) : text; }
std::string day_or_insert(const std::optional<Date>& date, const char* what) { return date ? day(*date) : or_insert("", what); }
std::string received(const DecisionFacts& facts) { return day_or_insert(facts.received, "received"); }

/// Those that are given, one a line.
std::string lines_of(std::initializer_list<const std::string*> texts) {
  std::string lines;
  for (const std::string* text : texts)
    if (!text->empty()) lines += (lines.empty() ? "" : "\n") + *text;
  return lines;
}
std::string sender(const DecisionFacts& facts) { return lines_of({&facts.caseworker, &facts.department, &facts.authority, &facts.contact}); }

/// "OFL+MOL" -> "ofl_mol"
std::string key_of(Law law) {
  std::string key = base::lower(code_of(law));
  std::replace(key.begin(), key.end(), '+', '_');
  return key;
}
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('|', at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

void head(Letter& letter, const DecisionFacts& facts, const std::string& title) {
  letter.title = title;
  const std::string name = or_insert(facts.applicant, "applicant");
  if (!facts.reviewed) letter.blocks.push_back(Paragraph{Style::kSmall, said("access.letter.draft")});
  letter.blocks.push_back(Paragraph{Style::kText, said("access.letter.to", {{"applicant", lines_of({&name, &facts.address})}})});
  letter.blocks.push_back(Paragraph{Style::kText, said("access.letter.head", {{"case", or_insert(facts.case_number, "case")}, {"date", day(facts.today)}})});
  letter.blocks.push_back(Paragraph{Style::kTitle, title});
}

}  // namespace

std::string name_of(Given given) {
  switch (given) {
    case Given::kYes: return said("access.list.yes");
    case Given::kPartly: return said("access.list.partly");
    case Given::kNo: return said("access.list.no");
    case Given::kContainer: return said("access.list.container");
    case Given::kLater: return said("access.list.later");
  }
  return {};
}

std::string reason_of(const ListedDocument& document) {
  if (!document.why.empty()) return document.why;
  std::string reasons;
  for (const std::string& ground : document.grounds) reasons += (reasons.empty() ? "" : ", ") + std::string(label_of(ground));
  return reasons;
}

Letter decision_letter(const DecisionFacts& facts, const std::vector<ListedDocument>& documents) {
  Letter letter;
  head(letter, facts, said(facts.partial ? "access.letter.title_partial" : "access.letter.title"));
  add_text(letter, said("access.letter.request." + key_of(facts.law), {{"received", received(facts)}, {"subject", or_insert(facts.subject, "subject")}}));
  std::int64_t yes = 0, partly = 0, no = 0;
  std::vector<std::string> used;
  for (const ListedDocument& document : documents) {
    yes += document.given == Given::kYes;
    partly += document.given == Given::kPartly;
    no += document.given == Given::kNo;
    for (const std::string& ground : document.grounds)
      if (std::find(used.begin(), used.end(), ground) == used.end()) used.push_back(ground);
  }
  if (yes + partly == 0) add_text(letter, said("access.letter.result.none"));
  else if (partly + no == 0) add_text(letter, said("access.letter.result.full"));
  else add_text(letter, said("access.letter.result.partly", {{"yes", std::to_string(yes)}, {"partly", std::to_string(partly)}, {"no", std::to_string(no)}}));
  if (facts.partial) add_text(letter, said("access.letter.partial", {{"rest_by", day_or_insert(facts.rest_by, "rest_by")}}));

  add_text(letter, said("access.letter.documents"));
  letters::Table table{split(said("access.letter.table")), {0.08, 0.48, 0.16, 0.28}, {}};
  std::size_t number = 0;
  for (const ListedDocument& document : documents) {
    ++number;
    if (document.given == Given::kContainer) continue;
    table.rows.push_back({std::to_string(number), document.title, name_of(document.given), reason_of(document)});
  }
  letter.blocks.push_back(std::move(table));
  if (!used.empty()) add_text(letter, said("access.letter.why"));
  for (const std::string& ground : used) add_text(letter, paragraph_of(ground, facts));
  add_text(letter, said("access.letter.complaint." + complaint_key(facts.law),
                        {{"appeal", or_insert(facts.appeal, "appeal")}, {"complaint_address", or_insert(facts.complaint_address, "complaint_address")},
                         {"complaint_before", day_or_insert(facts.complaint_before, "complaint_before")}}));
  letter.blocks.push_back(Paragraph{Style::kText, said("access.letter.greeting", {{"authority", or_insert(sender(facts), "authority")}})});
  return letter;
}

Letter act_list(const DecisionFacts& facts, const std::vector<ListedDocument>& documents) {
  Letter letter;
  letter.wide = true;
  letter.title = said("access.list.title");
  letter.blocks.push_back(Paragraph{Style::kTitle, letter.title});
  letter.blocks.push_back(Paragraph{Style::kText, said("access.list.made", {{"subject", or_insert(facts.subject, "subject")},
                                                                             {"documents", std::to_string(documents.size())}, {"date", day(facts.today)}})});
  letters::Table table{split(said("access.list.columns")), {0.05, 0.07, 0.37, 0.11, 0.26, 0.06, 0.08}, {}};
  std::size_t number = 0;
  for (const ListedDocument& document : documents)
    table.rows.push_back({std::to_string(++number), document.id, document.title, name_of(document.given), reason_of(document),
                          std::to_string(document.pages), document.duplicate_of});
  letter.blocks.push_back(std::move(table));
  return letter;
}

Letter delay_letter(const DecisionFacts& facts, Date expected) {
  Letter letter;
  head(letter, facts, said("access.delay.title"));
  const Clock clock = clock_of(facts.law, facts.received.value_or(facts.today), facts.today);
  add_text(letter, said("access.delay.body", {{"subject", or_insert(facts.subject, "subject")}, {"received", received(facts)}, {"due", day(clock.due)},
                                              {"term", said(clock.working_days ? "access.delay.term.days" : "access.delay.term.month")},
                                              {"expected", day(expected)}, {"delay_reason", or_insert(facts.delay_reason, "delay_reason")}}));
  letter.blocks.push_back(Paragraph{Style::kText, said("access.letter.greeting", {{"authority", or_insert(sender(facts), "authority")}})});
  return letter;
}

}  // namespace meretid::access
