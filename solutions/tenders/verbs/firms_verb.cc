// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/firms_verb.h"

#include <ostream>

#include "base/csv_text.h"
#include "base/json_text.h"
#include "solution/hall.h"
#include "solutions/tenders/findings/sentence.h"
#include "solutions/tenders/identity/consortium.h"
#include "solutions/tenders/identity/same_firm.h"
#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders {
namespace {

struct FirmsInput : BidsInput {
  std::int64_t most = 500;
};
void fields(describe::Fields<FirmsInput>& f) {
  f.about("Foreslår tilbudsgivere, der måske er den samme virksomhed, og viser konsortier. Intet slås sammen, før en person har svaret ja eller nej i kolonnen samme.",
          "Proposes bidders that may be one firm, and shows consortia. Nothing is merged before a person has answered yes or no in the column same.");
  bids_fields(f);
  f("most", &FirmsInput::most).help("Så mange par foreslås.", "So many pairs are proposed.").value("ANTAL", "COUNT").range(1, 100'000).optional();
  f.example("meretid tenders firms tilbud.csv > firmaer.csv", "Skriver forslagene; udfyld kolonnen samme, og brug filen med --firms.", "Writes the proposals; fill in the column same and use the file by --firms.");
}

void cell(std::ostream& out, const std::string& text) {
  out << '"' << (base::starts_a_formula(text) ? "'" : "");
  for (const char c : text) out << (c == '"' ? "\"\"" : std::string(1, c == '\n' || c == '\r' ? ' ' : c));
  out << '"';
}

std::string json_text(const std::string& text) {
  std::string out;
  base::append_json_text(out, text);
  return out;
}

int run(const FirmsInput& input, solution::VerbContext& context) {
  const auto read = bids_of(input, context);
  if (!read) return context.report(read.error());
  const BidTable& t = read->table;
  const base::Language language = base::language_from(context.language);
  const auto proposals = same_firm_proposals(t, static_cast<std::size_t>(input.most));
  if (!context.json) context.out << base::text("tenders.firms.head", language) << '\n';
  for (const SameFirm& p : proposals) {
    if (context.json) {
      context.out << "{\"firm\":" << json_text(t.firms[p.a]) << ",\"other\":" << json_text(t.firms[p.b]) << ",\"score\":" << p.score << ",\"other_form\":" << (p.other_form ? "true" : "false")
                  << ",\"together\":" << p.together << "}\n";
      continue;
    }
    cell(context.out, t.firms[p.a]);
    context.out << ';';
    cell(context.out, t.firms[p.b]);
    context.out << ";;" << number_text(p.score, language) << ';' << p.together << '\n';
  }
  for (const Consortium& c : consortia_of(t)) {
    std::string members;
    for (const auto& member : c.members) members += (members.empty() ? "" : "; ") + member.name;
    context.messages << base::text("tenders.firms.consortium", language, {{"name", t.firms[c.firm]}, {"members", members}}) << '\n';
    for (const std::size_t k : c.against_member) context.messages << "  " << base::text("tenders.firms.against", language, {{"tender", t.tender[k]}}) << '\n';
  }
  return 0;
}

}  // namespace

void enter_firms(solution::Hall& hall) { hall.verb<FirmsInput>("firms", &run); }

}  // namespace meretid::tenders
