// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/findings_csv.h"

#include <map>

#include "base/date.h"
#include "base/number_text.h"
#include "sheets/workbook_writer.h"
#include "solutions/tenders/hall/csv_cell.h"

namespace meretid::tenders::hall {
namespace {

struct Line { std::string name, market; std::optional<double> score, p, q; std::string why; };

std::string_view danish(record::Decided decided) {
  switch (decided) {
    case record::Decided::kApprove: return "undersøgelse åbnet";
    case record::Decided::kAmend: return "følges";
    case record::Decided::kReject: return "afvist";
    case record::Decided::kUndo: return "";
  }
  return "";
}

std::string together(const std::vector<TestRow>& tests) {
  std::string all;
  for (const TestRow& test : tests)
    if (test.p && *test.p <= 0.05) all += (all.empty() ? "" : " ") + test.said.da;
  return all;
}

class Lines {
 public:
  explicit Lines(const Screening& s) : s_(s) {}
  Line of(const FindingRow& finding) const {
    const auto at = static_cast<std::size_t>(finding.at);
    if (finding.kind == "tender") {
      const TenderRow& t = s_.tenders.at(at);
      std::string why;
      for (const Said& said : t.reasons) why += (why.empty() ? "" : " ") + said.da;
      return {t.tender, market(t.market), t.score, t.p, {}, why};
    }
    if (finding.kind == "pair") {
      const PairRow& p = s_.pairs.at(at);
      return {firm(p.a) + "; " + firm(p.b), market(p.market), {}, p.p, p.q, together(p.tests)};
    }
    if (finding.kind == "group") {
      const GroupRow& g = s_.groups.at(at);
      std::string names;
      for (const auto f : g.firms) names += (names.empty() ? "" : "; ") + firm(f);
      return {names, market(g.market), {}, g.p, g.q, together(g.tests)};
    }
    if (finding.kind == "firm") {
      const SameFirmRow& same = s_.same_firms.at(at);
      return {same.a + "; " + same.b, "", same.score, {}, {}, ""};
    }
    const MarketRow& m = s_.markets.at(at);
    return {market(m.market), market(m.market), {}, m.p, m.q, together(m.tests)};
  }

 private:
  const std::string& firm(std::int32_t f) const { return s_.firms.at(static_cast<std::size_t>(f)).name; }
  const std::string& market(std::int32_t m) const { return s_.markets_named.at(static_cast<std::size_t>(m)); }
  const Screening& s_;
};

std::string_view danish(std::string_view kind) { return kind == "tender" ? "udbud" : kind == "pair" ? "par" : kind == "group" ? "gruppe" : kind == "firm" ? "samme virksomhed?" : "marked"; }

}  // namespace

std::string findings_csv(const Screening& screening, const std::vector<record::Decision>& decisions) {
  std::map<std::string, const record::Decision*> decided;
  for (const auto& decision : decisions) decided[decision.part] = &decision;
  const Lines lines(screening);
  std::string out = "\xEF\xBB\xBF" "id;art;navn;marked;tal;p;q;fremhævet;beslutning;begrundelse;grunde\r\n";
  for (const FindingRow& finding : screening.findings) {
    const Line line = lines.of(finding);
    out += finding.id;
    out += ';';
    out += danish(finding.kind);
    out += ';';
    append_cell(out, line.name);
    out += ';';
    append_cell(out, line.market);
    for (const auto& value : {line.score, line.p, line.q}) {
      out += ';';
      if (value) append_number(out, *value);
    }
    out += finding.proposed ? ";ja;" : ";nej;";
    const auto at = decided.find(finding.id);
    out += at == decided.end() ? "" : danish(at->second->decided);
    out += ';';
    append_cell(out, at == decided.end() ? "" : at->second->reason);
    out += ';';
    append_cell(out, line.why);
    out += "\r\n";
  }
  return out;
}

Result<std::string> findings_workbook(const Screening& screening, const std::vector<record::Decision>& decisions) {
  using sheets::CellFormat;
  std::map<std::string, const record::Decision*> decided;
  for (const auto& decision : decisions) decided[decision.part] = &decision;
  const Lines lines(screening);
  sheets::WorkbookWriter book;
  book.sheet("Fund", {{"Art", CellFormat::kGeneral, 12}, {"Navn", CellFormat::kGeneral, 44}, {"Marked", CellFormat::kGeneral, 22}, {"Tal", CellFormat::kFraction, 10}, {"p", CellFormat::kFraction, 10}, {"q", CellFormat::kFraction, 10},
                      {"Fremhævet", CellFormat::kGeneral, 11}, {"Beslutning", CellFormat::kGeneral, 20}, {"Begrundelse", CellFormat::kGeneral, 40}, {"Grunde", CellFormat::kGeneral, 90}, {"Id", CellFormat::kGeneral, 22}});
  const auto number = [](const std::optional<double>& value) -> sheets::Value { return value ? sheets::Value(*value) : sheets::Value(); };
  for (const FindingRow& finding : screening.findings) {
    const Line line = lines.of(finding);
    const auto at = decided.find(finding.id);
    book.row({std::string(danish(finding.kind)), line.name, line.market, number(line.score), number(line.p), number(line.q), std::string(finding.proposed ? "ja" : "nej"),
              at == decided.end() ? std::string() : std::string(danish(at->second->decided)), at == decided.end() ? std::string() : at->second->reason, line.why, finding.id});
  }
  book.sheet("Tilbud", {{"Udbud", CellFormat::kGeneral, 20}, {"Marked", CellFormat::kGeneral, 22}, {"Dato", CellFormat::kDate, 12}, {"Tilbudsgiver", CellFormat::kGeneral, 40}, {"Beløb", CellFormat::kAmount, 18},
                        {"Vandt", CellFormat::kGeneral, 8}, {"Linje i filen", CellFormat::kWhole, 12}});
  for (const TenderRow& tender : screening.tenders)
    for (const OfferRow& offer : tender.offers) {
      const auto day = date_from_iso8601(tender.day);
      book.row({tender.tender, screening.markets_named.at(static_cast<std::size_t>(tender.market)), day ? sheets::Value(*day) : sheets::Value(), offer.firm < 0 ? std::string() : screening.firms.at(static_cast<std::size_t>(offer.firm)).name,
                offer.amount, std::string(offer.won ? "ja" : ""), static_cast<double>(offer.row)});
    }
  book.sheet("Data og indstillinger", {{"Hvad", CellFormat::kGeneral, 30}, {"Værdi", CellFormat::kGeneral, 90}});
  const auto fact = [&](const char* what, std::string value) { book.row({std::string(what), std::move(value)}); };
  fact("Fil", screening.file.name);
  fact("Filens fingeraftryk (BLAKE2b)", screening.file.hash);
  for (const ColumnRow& column : screening.columns) fact("Kolonne", column.what + ": " + column.column);
  if (!screening.mode_said.da.empty()) fact("Tilstand", screening.mode_said.da);
  const SettingsRow& s = screening.settings;
  fact("Indstillinger", (s.name.empty() ? "løsningens egne" : s.name) + ": vægt af tætte priser " + base::with_decimals(s.closeness, 2, base::Language::kDanish) + ", mindste tal " + base::with_decimals(s.least_score, 2, base::Language::kDanish) +
                            ", største p " + base::with_decimals(s.most_p, 3, base::Language::kDanish) + ", største q " + base::with_decimals(s.most_q, 3, base::Language::kDanish) + ", højst " + std::to_string(s.most_proposed) + " udbud");
  fact("Startværdi", std::to_string(screening.seed));
  fact("Flere prøver på én gang", screening.careful ? "Benjamini-Yekutieli" : "Benjamini-Hochberg");
  if (screening.model) fact("Model", screening.model->name + " (" + screening.model->hash + ")");
  for (const NoteRow& note : screening.notes) fact("Bemærkning til filen", note.said.da);
  fact("Forbehold", "Et højt tal er en anledning til at se nærmere, ikke en afgørelse.");
  return std::move(book).finish();
}

}  // namespace meretid::tenders::hall
