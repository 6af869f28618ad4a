// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/collected.h"

#include <algorithm>
#include <cmath>

#include "base/csv_text.h"

namespace meretid::access::collect {
namespace {

std::string cell(std::string text) {
  if (base::starts_a_formula(text)) text.insert(0, "'");
  if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}
std::string line(const std::vector<std::string>& cells) {
  std::string text = cell(cells.front());
  for (std::size_t i = 1; i < cells.size(); ++i) text += ';' + cell(cells[i]);
  return text + "\r\n";
}
std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

}  // namespace

Collected collected(const std::vector<Act>& acts, const std::vector<Chosen>& chosen, base::Language language) {
  Collected list;
  list.documents = static_cast<std::int64_t>(acts.size());
  for (const Chosen& one : chosen) {
    const Act& act = acts[one.act];
    CollectedAct row{one.rank, act.file, act.note.name, act.note.state, one.taken, one.strength, one.score, {}, one.page, one.snippet, "", one.copy_share, {}};
    for (const Told& reason : one.reasons) row.reasons.push_back(say(reason, language));
    if (one.copy_of) row.duplicate_of = acts[*one.copy_of].note.name;
    for (const std::size_t quoted : one.quotes) row.quotes.push_back(acts[quoted].note.name);
    list.acts.push_back(std::move(row));
  }
  for (const Act& act : acts)
    if (act.note.state == "not_read" || act.note.state == "partly") list.not_read.push_back({act.file, act.note.name, act.note.state, act.note.problems});
  list.complete = list.not_read.empty();
  return list;
}

std::string list_of(const Collected& collected, base::Language language) {
  const auto text = [&](const std::string& key) { return base::text(key, language); };
  std::string csv = "\xEF\xBB\xBF" + text("access.collect.list.head") + "\r\n";
  for (const CollectedAct& act : collected.acts)
    csv += line({std::to_string(act.rank), act.file, act.name, text(act.taken ? "access.collect.list.taken" : "access.collect.list.left_out"), text("access.collect.strength." + act.strength),
                 joined(act.reasons, " "), act.page > 0 ? std::to_string(act.page) : "", act.snippet,
                 act.duplicate_of.empty() ? "" : act.duplicate_of + " (" + std::to_string(std::lround(100 * act.duplicate_share)) + " %)", joined(act.quotes, ", ")});
  for (const NotRead& act : collected.not_read) {
    std::vector<std::string> problems;
    for (const ReadingRow& problem : act.problems) problems.push_back(say(problem, language));
    csv += line({"", act.file, act.name, text("access.collect.list.by_hand"), "", joined(problems, " "), "", "", "", ""});
  }
  return csv;
}

void fields(describe::Fields<CollectedAct>& f) {
  f("rank", &CollectedAct::rank);
  f("file", &CollectedAct::file);
  f("name", &CollectedAct::name);
  f("state", &CollectedAct::state);
  f("taken", &CollectedAct::taken);
  f("strength", &CollectedAct::strength);
  f("score", &CollectedAct::score);
  f("reasons", &CollectedAct::reasons);
  f("page", &CollectedAct::page);
  f("snippet", &CollectedAct::snippet);
  f("duplicate_of", &CollectedAct::duplicate_of);
  f("duplicate_share", &CollectedAct::duplicate_share);
  f("quotes", &CollectedAct::quotes);
}
void fields(describe::Fields<NotRead>& f) {
  f("file", &NotRead::file);
  f("name", &NotRead::name);
  f("state", &NotRead::state);
  f("problems", &NotRead::problems);
}
void fields(describe::Fields<Collected>& f) {
  f("files", &Collected::files);
  f("read", &Collected::read);
  f("forgotten", &Collected::forgotten);
  f("documents", &Collected::documents);
  f("complete", &Collected::complete);
  f("acts", &Collected::acts);
  f("not_read", &Collected::not_read);
}

}  // namespace meretid::access::collect
