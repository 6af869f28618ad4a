// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/check_verb.h"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "base/json_text.h"
#include "base/read_file.h"
#include "solution/hall.h"
#include "solutions/tenders/check/one_tender.h"
#include "solutions/tenders/check/template.h"
#include "solutions/tenders/flags/red_flags.h"
#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders {
namespace {

struct CheckInput : BidsInput {
  std::optional<std::string> only;
};
void fields(describe::Fields<CheckInput>& f) {
  f.about("Ser på ét udbud før tildeling: hvad tilbuddene viser, hvad der ikke kan ses, og Konkurrence- og Forbrugerstyrelsens seks tegn som tjekliste.",
          "Looks at one tender before award: what the bids show, what cannot be seen, and the competition authority's six signs as a checklist.");
  bids_fields(f);
  f("only", &CheckInput::only).help("Udbuddets navn i filen; ellers det sidste. Filens øvrige udbud er sammenligning.", "The tender's name in the file; else the last. The file's other tenders are for comparison.").value("UDBUD", "TENDER").length(1, 500);
  f.example("meretid tenders check tilbud.xlsx --only \"2026-17\"", "Udbuddet 2026-17 blandt de andre i filen.", "Tender 2026-17 among the others of the file.");
}

std::string quoted(std::string_view text) {
  std::string out;
  base::append_json_text(out, text);
  return out;
}

int check(const CheckInput& input, solution::VerbContext& context) {
  const auto read = bids_of(input, context);
  if (!read) return context.report(read.error());
  const BidTable& t = read->table;
  std::size_t tender = t.tenders() - 1;
  if (input.only) {
    const auto at = std::find(t.tender.begin(), t.tender.end(), *input.only);
    if (at == t.tender.end()) return context.report(Error("tenders.check.no_tender", Kind::kNotFound, {{"expected", *input.only}, {"found", std::to_string(t.tenders())}}, input.file));
    tender = static_cast<std::size_t>(at - t.tender.begin());
  }
  const auto screens = screens_of(t);
  const auto lines = check_tender(t, tender, screens, composite_of(t, screens), consortia_of(t));
  const base::Language language = base::language_from(context.language);
  auto& out = context.out;
  if (context.json) {
    out << "{\"tender\":" << quoted(t.tender[tender]) << ",\"bids\":" << t.bids_of(tender) << ",\"lines\":[";
    for (std::size_t i = 0; i < lines.size(); ++i)
      out << (i ? "," : "") << "{\"what\":" << quoted(lines[i].what) << ",\"looks\":" << quoted(name_of(lines[i].looks)) << ",\"said\":" << quoted(sentence_of(lines[i], language)) << "}";
    out << "]}\n";
    return 0;
  }
  out << t.tender[tender] << '\n';
  for (const Looks looks : {Looks::kExamine, Looks::kUsual, Looks::kUnknown}) {
    if (std::none_of(lines.begin(), lines.end(), [&](const auto& line) { return line.looks == looks; })) continue;
    out << '\n' << base::text("tenders.check_head." + std::string(name_of(looks)), language) << '\n';
    for (const CheckLine& line : lines)
      if (line.looks == looks) out << "  - " << sentence_of(line, language) << '\n';
  }
  out << '\n' << base::text("tenders.check_head.signs", language) << '\n';
  for (const WarningSign& sign : warning_signs()) {
    out << sign_text(sign, language) << '\n';
    for (std::size_t q = 0; q < sign.questions; ++q) out << "  [ ] " << question_text(sign, q, language) << '\n';
  }
  out << '\n' << base::text("tenders.check_head.close", language) << '\n';
  return 0;
}

struct TemplateInput {
  std::string file;
};
void fields(describe::Fields<TemplateInput>& f) {
  f.about("Skriver et regneark til indsamling af tilbud, med vejledning; kolonnerne findes af sig selv ved læsningen.", "Writes a workbook for collecting bids, with a guide; its columns are found by themselves when it is read.");
  f("file", &TemplateInput::file).help("Filen, der skrives (.xlsx).", "The file to write (.xlsx).").value("FIL", "FILE").positional().length(1, 4000);
  f.example("meretid tenders template tilbud.xlsx", "En tom skabelon.", "An empty template.");
}

int write_template(const TemplateInput& input, solution::VerbContext& context) {
  const auto bytes = bid_template(base::language_from(context.language));
  if (!bytes) return context.report(bytes.error());
  std::ofstream out(input.file, std::ios::binary);
  out << *bytes << std::flush;
  if (!out) return context.report(Error("tenders.check.not_written", Kind::kNoSpace, {{"found", input.file}}));
  return 0;
}

struct FlagsInput {
  std::string file;
};
void fields(describe::Fields<FlagsInput>& f) {
  f.about("Røde flag over OCDS-data efter Cardinals offentliggjorte definitioner: R018, R024, R025, R028, R035, R036, R038 og R058.", "Red flags over OCDS data by Cardinal's published definitions: R018, R024, R025, R028, R035, R036, R038 and R058.");
  f("file", &FlagsInput::file).help("OCDS som JSON-linjer eller pakke.", "OCDS as JSON lines or package.").value("FIL", "FILE").positional().length(1, 4000);
  f.example("meretid tenders flags udbud.jsonl", "Et objekt per udbud, tilbudsgiver og ordregiver med flag.", "An object per tender, bidder and buyer with a flag.");
}

int flags(const FlagsInput& input, solution::VerbContext& context) {
  const auto bytes = base::read_file(input.file);
  if (!bytes) return context.report(Error("tenders.bids.missing", Kind::kNotFound, {{"found", input.file}}, input.file));
  const auto found = red_flags_of(*bytes, input.file);
  if (!found) return context.report(found.error());
  const auto write = [&](const char* kind, const std::map<std::string, FlagValues>& of) {
    for (const auto& [id, values] : of) {
      context.out << "{\"" << kind << "\":" << quoted(id) << ",\"flags\":{";
      bool first = true;
      for (const auto& [flag, value] : values) context.out << (first ? "" : ",") << quoted(flag) << ":" << value, first = false;
      context.out << "}}\n";
    }
  };
  write("ocid", found->releases), write("bidder", found->bidders), write("buyer", found->buyers);
  context.messages << base::text("tenders.flags.read", base::language_from(context.language), {{"releases", std::to_string(found->read)}, {"flagged", std::to_string(found->releases.size())}, {"broken", std::to_string(found->broken)}}) << '\n';
  return 0;
}

}  // namespace

void enter_check(solution::Hall& hall) {
  hall.verb<CheckInput>("check", &check);
  hall.verb<TemplateInput>("template", &write_template);
  hall.verb<FlagsInput>("flags", &flags);
}

}  // namespace meretid::tenders
