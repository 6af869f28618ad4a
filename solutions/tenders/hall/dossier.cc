// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/dossier.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"

namespace meretid::tenders::hall {
namespace {

std::string figure(double value, int decimals) { return base::with_decimals(value, decimals, base::Language::kDanish); }
std::string chance(const std::optional<double>& p) { return !p ? "ikke afprøvet" : *p < 0.0001 ? "under 0,0001" : figure(*p, 4); }

// "1.250.000": thousands as Danes write them.
std::string kroner_text(double amount) {
  std::string digits = std::to_string(static_cast<long long>(std::llround(amount)));
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

class Dossier {
 public:
  Dossier(const Screening& s, const FindingRow& finding) : s_(s), f_(finding), at_(static_cast<std::size_t>(finding.at)) {}

  std::string text(const record::Decision* decision, std::string_view run) {
    if (f_.kind == "tender") tender(s_.tenders.at(at_));
    else if (f_.kind == "pair") pair(s_.pairs.at(at_));
    else if (f_.kind == "group") group(s_.groups.at(at_));
    else if (f_.kind == "firm") same(s_.same_firms.at(at_));
    else market(s_.markets.at(at_));
    decided(decision);
    origin(run);
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }
  void heading(const std::string& text) { out_ += (out_.empty() ? "" : "\n") + text + "\n"; }
  const std::string& firm(std::int32_t f) const {
    static const std::string kNobody = "(ukendt)";
    return f < 0 ? kNobody : s_.firms.at(static_cast<std::size_t>(f)).name;
  }
  std::string in_market(std::int32_t m) const {
    const std::string& name = s_.markets_named.at(static_cast<std::size_t>(m));
    return name.empty() ? "hele filen" : name;
  }
  void state() { line(f_.proposed ? "Kræver nærmere undersøgelse." : "Ikke fremhævet af tallene."); }

  void tests(const std::vector<TestRow>& rows) {
    heading("PRØVER");
    for (const TestRow& row : rows) line("- " + row.said.da + (row.p ? "" : " (ikke afprøvet)"));
  }

  void tender(const TenderRow& t) {
    heading("UDBUD " + t.tender);
    state();
    line("Marked: " + in_market(t.market) + (t.day.empty() ? "" : ". Dato: " + t.day) + ". Tilbud: " + std::to_string(t.bids) + ".");
    line("Tal: " + figure(t.score, 2) + ". p = " + figure(t.p, 4) + (t.learned ? ". Anden vurdering, lært af egne sager: " + figure(100 * *t.learned, 0) + " %." : "."));
    heading("HVORFOR");
    if (t.reasons.empty()) line("Intet skiller sig ud.");
    for (const Said& reason : t.reasons) line("- " + reason.da);
    for (const Said& reason : t.learned_reasons) line("- Modellen: " + reason.da);
    heading("TILBUD, LAVESTE FØRST");
    for (const OfferRow& offer : t.offers) line("- " + kroner_text(offer.amount) + "  " + (offer.firm < 0 && s_.mode == "notice" ? "(tilbudsgiver ikke oplyst)" : firm(offer.firm)) + (offer.won ? "  VINDER" : "") + "  (linje " + std::to_string(offer.row) + ")");
    if (t.offers_not_shown > 0) line("- og " + std::to_string(t.offers_not_shown) + " til");
    if (t.figures.empty()) return;
    heading("TAL, OG ANDEL AF MARKEDETS UDBUD MED LAVERE TAL");
    for (const FigureRow& row : t.figures) line("- " + row.name + ": " + figure(row.value, 4) + " (" + figure(100 * row.below, 0) + " %)");
  }
  void pair(const PairRow& p) {
    heading("PAR: " + firm(p.a) + " og " + firm(p.b));
    state();
    line("Marked: " + in_market(p.market) + ". Fælles udbud: " + std::to_string(p.meetings) + ". p = " + chance(p.p) + ", q = " + chance(p.q) + ".");
    tests(p.tests);
  }
  void group(const GroupRow& g) {
    heading("GRUPPE AF " + std::to_string(g.firms.size()) + " VIRKSOMHEDER");
    state();
    for (const auto f : g.firms) line("- " + firm(f));
    line("Marked: " + in_market(g.market) + ". Udbud med mindst to af dem: " + std::to_string(g.tenders) + ", vundet af en af dem: " + std::to_string(g.wins) + ". p = " + chance(g.p) + ", q = " + chance(g.q) + ".");
    tests(g.tests);
    heading("HVEM VANDT HVORNÅR");
    for (const TurnRow& turn : g.turns) line("- " + (turn.day.empty() ? std::string() : turn.day + "  ") + turn.tender + ": " + firm(turn.winner));
  }
  void market(const MarketRow& m) {
    heading("MARKED: " + in_market(m.market));
    state();
    line("Udbud: " + std::to_string(m.tenders) + ". Virksomheder: " + std::to_string(m.firms) + ". p = " + chance(m.p) + ", q = " + chance(m.q) + ".");
    tests(m.tests);
  }
  void same(const SameFirmRow& row) {
    heading("SAMME VIRKSOMHED? " + row.a + " og " + row.b);
    line("Navnenes lighed: " + figure(row.score, 3) + ". Udbud, hvor begge bød: " + std::to_string(row.together) + ".");
  }

  void decided(const record::Decision* decision) {
    heading("BESLUTNING");
    if (decision == nullptr || decision->decided == record::Decided::kUndo) return line("Ingen endnu.");
    const char* what = decision->decided == record::Decided::kApprove ? "Undersøgelse åbnet" : decision->decided == record::Decided::kAmend ? "Følges" : "Afvist";
    line(std::string(f_.kind == "firm" ? (decision->decided == record::Decided::kApprove ? "Samme virksomhed" : "To virksomheder") : what) + ". Begrundelse: " + decision->reason);
  }

  void origin(std::string_view run) {
    heading("DATA OG INDSTILLINGER");
    line("Fil: " + s_.file.name);
    line("Filens fingeraftryk (BLAKE2b): " + s_.file.hash);
    line("Gennemgang: " + std::string(run) + ". Fund: " + f_.id);
    std::string columns;
    for (const ColumnRow& column : s_.columns) columns += (columns.empty() ? "" : ", ") + column.what + " = " + column.column;
    line("Kolonner: " + columns);
    if (!s_.mode_said.da.empty()) line(s_.mode_said.da);
    const SettingsRow& s = s_.settings;
    line("Indstillinger: " + (s.name.empty() ? "løsningens egne" : s.name) + " (vægt af tætte priser " + figure(s.closeness, 2) + ", mindste tal " + figure(s.least_score, 2) + ", største p " + figure(s.most_p, 3) + ", største q " + figure(s.most_q, 3) + ", højst " + std::to_string(s.most_proposed) +
         " udbud). Startværdi " + std::to_string(s_.seed) + ", " + (s_.careful ? "Benjamini-Yekutieli" : "Benjamini-Hochberg") + ".");
    if (s_.model) line("Model: " + s_.model->name + ", fingeraftryk " + s_.model->hash);
    for (const NoteRow& note : s_.notes) line("Bemærkning til filen: " + note.said.da);
    heading("FORBEHOLD");
    line("Et højt tal er en anledning til at se nærmere, ikke en afgørelse. Faste listepriser, få leverandører eller små opgaver kan give det samme billede. Et lavt tal frikender ingen.");
  }

  const Screening& s_;
  const FindingRow& f_;
  std::size_t at_;
  std::string out_;
};

}  // namespace

Result<std::string> dossier_text(const Screening& screening, std::string_view finding, const std::vector<record::Decision>& decisions, std::string_view run) {
  const auto at = std::find_if(screening.findings.begin(), screening.findings.end(), [&](const FindingRow& f) { return f.id == finding; });
  if (at == screening.findings.end()) return fail("tenders.hall.no_finding", Kind::kNotFound, {{"found", std::string(finding.substr(0, 60))}});
  const auto decision = std::find_if(decisions.begin(), decisions.end(), [&](const auto& d) { return d.part == finding; });
  return Dossier(screening, *at).text(decision == decisions.end() ? nullptr : &*decision, run);
}

}  // namespace meretid::tenders::hall
