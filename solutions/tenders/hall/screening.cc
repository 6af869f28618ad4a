// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/hall/screening.h"

#include "solutions/tenders/verbs/input.h"

namespace meretid::tenders::hall {

void fields(describe::Fields<SettingsRow>& f) {
  f("name", &SettingsRow::name).help("Hvad indstillingerne kaldes.", "What the settings are called.").length(0, 100);
  f("closeness", &SettingsRow::closeness).help("Vægten af priser, der ligger tæt; resten er virksomheder, der mødes.", "The weight of prices that lie close; the rest is firms that meet.").range(0.0, 1.0);
  f("least_score", &SettingsRow::least_score).help("Mindste tal, der foreslår et udbud.", "The least score that proposes a tender.").range(0.5, 1.0);
  f("most_p", &SettingsRow::most_p).help("Største p, der foreslår et udbud.", "The largest p that proposes a tender.").range(0.0, 0.5);
  f("most_q", &SettingsRow::most_q).help("Største q, der foreslår par, grupper og markeder.", "The largest q that proposes pairs, groups and markets.").range(0.0, 0.5);
  f("most_proposed", &SettingsRow::most_proposed).help("Så mange udbud foreslås højst.", "So many tenders are proposed at most.").range(1, 200);
}
void fields(describe::Fields<SameFirmRow>& f) {
  f("id", &SameFirmRow::id);
  f("a", &SameFirmRow::a);
  f("b", &SameFirmRow::b);
  f("score", &SameFirmRow::score);
  f("other_form", &SameFirmRow::other_form);
  f("together", &SameFirmRow::together);
}
void fields(describe::Fields<ConsortiumRow>& f) {
  f("name", &ConsortiumRow::name);
  f("members", &ConsortiumRow::members);
  f("against", &ConsortiumRow::against);
}
void fields(describe::Fields<ModelRow>& f) {
  f("name", &ModelRow::name);
  f("hash", &ModelRow::hash);
  f("tenders", &ModelRow::tenders);
  f("firm_disjoint_auc", &ModelRow::firm_disjoint_auc);
}
void fields(describe::Fields<ScreenInput>& f) {
  f.about("Gennemgår sagens fil med tilbud og viser, hvad der kræver nærmere undersøgelse.", "Goes through the case's file of bids and shows what needs further examination.");
  f("files", &ScreenInput::files).help("Filen med tilbud eller bekendtgørelser (CSV, Excel, OCDS, XML eller ZIP af XML), og måske en model fra »train«.", "The file of bids or notices (CSV, Excel, OCDS, XML or a ZIP of XML), and perhaps a model of “train”.").items(1, 2);
  const auto column = [&](const char* name, std::optional<std::string> ScreenInput::*member, const char* da, const char* en) { f(name, member).help(da, en).length(1, 200); };
  column("tender", &ScreenInput::tender, "Kolonnen med udbud; ellers den, der ligner.", "The column of tenders; else the one that looks like it.");
  column("bidder", &ScreenInput::bidder, "Kolonnen med tilbudsgivere.", "The column of bidders.");
  column("amount", &ScreenInput::amount, "Kolonnen med beløb uden moms.", "The column of amounts net of VAT.");
  column("winner", &ScreenInput::winner, "Kolonnen, der siger, hvem der vandt.", "The column that says who won.");
  column("date", &ScreenInput::date, "Kolonnen med datoer.", "The column of dates.");
  column("market", &ScreenInput::market, "Kolonnen med markeder.", "The column of markets.");
  column("currency", &ScreenInput::currency, "Kolonnen med valuta.", "The column of currencies.");
  column("estimate", &ScreenInput::estimate, "Kolonnen med anslået pris.", "The column of estimated prices.");
  column("sheet", &ScreenInput::sheet, "Arket i et regneark; ellers det første, der ligner.", "The sheet of a workbook; else the first that looks like it.");
  f("mode", &ScreenInput::mode).help("Tilbud eller bekendtgørelser; ellers det, kolonnerne viser.", "Bids or notices; else what the columns show.");
  f("settings", &ScreenInput::settings).help("Vægte og grænser; ellers løsningens egne.", "Weights and limits; else the room's own.");
  f("firms_of", &ScreenInput::firms_of).help("En tidligere gennemgang i sagen, hvis beslutninger om virksomheder bruges.", "An earlier screening of the case whose decisions on firms are applied.").length(1, 64);
  f("format", &ScreenInput::format).help("Hvordan vinderen findes.", "How the winner is found.").optional();
  f("decimal", &ScreenInput::decimal).help("Decimaltegn i beløb; ellers det, filen viser.", "Decimal sign of amounts; else what the file shows.");
  f("top", &ScreenInput::top).help("Så mange udbud vises.", "So many tenders are listed.").range(1, 1000).optional();
  f("seed", &ScreenInput::seed).help("Startværdi for lodtrækninger; samme værdi giver samme svar.", "Seed of the draws; the same gives the same answer.").range(0, 1e9).optional();
  f("careful", &ScreenInput::careful).help("Tag højde for, at prøverne kan hænge sammen (Benjamini-Yekutieli).", "Allow for tests that depend on each other (Benjamini-Yekutieli).").optional();
}
void fields(describe::Fields<Said>& f) {
  f("da", &Said::da);
  f("en", &Said::en);
}
void fields(describe::Fields<FileRow>& f) {
  f("name", &FileRow::name);
  f("hash", &FileRow::hash);
  f("size", &FileRow::size);
}
void fields(describe::Fields<ColumnRow>& f) {
  f("what", &ColumnRow::what);
  f("column", &ColumnRow::column);
}
void fields(describe::Fields<NoteRow>& f) {
  f("code", &NoteRow::code);
  f("said", &NoteRow::said);
  f("rows", &NoteRow::rows);
}
void fields(describe::Fields<CountsRow>& f) {
  f("tenders", &CountsRow::tenders);
  f("bids", &CountsRow::bids);
  f("firms", &CountsRow::firms);
  f("markets", &CountsRow::markets);
  f("comparable", &CountsRow::comparable);
  f("low", &CountsRow::low);
  f("by_chance", &CountsRow::by_chance);
  f("sure", &CountsRow::sure);
  f("pairs_tested", &CountsRow::pairs_tested);
  f("groups_tested", &CountsRow::groups_tested);
}
void fields(describe::Fields<OfferRow>& f) {
  f("firm", &OfferRow::firm);
  f("amount", &OfferRow::amount);
  f("won", &OfferRow::won);
  f("row", &OfferRow::row);
}
void fields(describe::Fields<FigureRow>& f) {
  f("name", &FigureRow::name);
  f("value", &FigureRow::value);
  f("below", &FigureRow::below);
}
void fields(describe::Fields<AlikeRow>& f) {
  f("tender", &AlikeRow::tender);
  f("day", &AlikeRow::day);
  f("market", &AlikeRow::market);
  f("score", &AlikeRow::score);
  f("p", &AlikeRow::p);
  f("shared", &AlikeRow::shared);
  f("bids", &AlikeRow::bids);
  f("winner", &AlikeRow::winner);
  f("listed", &AlikeRow::listed);
}
void fields(describe::Fields<CheckRow>& f) {
  f("what", &CheckRow::what);
  f("looks", &CheckRow::looks);
  f("said", &CheckRow::said);
}
void fields(describe::Fields<TenderRow>& f) {
  f("id", &TenderRow::id);
  f("tender", &TenderRow::tender);
  f("day", &TenderRow::day);
  f("market", &TenderRow::market);
  f("bids", &TenderRow::bids);
  f("left_out", &TenderRow::left_out);
  f("score", &TenderRow::score);
  f("p", &TenderRow::p);
  f("place", &TenderRow::place);
  f("meeting", &TenderRow::meeting);
  f("cv", &TenderRow::cv);
  f("expected_cv", &TenderRow::expected_cv);
  f("unremarkable_cv", &TenderRow::unremarkable_cv);
  f("estimate", &TenderRow::estimate);
  f("learned", &TenderRow::learned);
  f("learned_reasons", &TenderRow::learned_reasons);
  f("checks", &TenderRow::checks);
  f("figures", &TenderRow::figures);
  f("reasons", &TenderRow::reasons);
  f("missing", &TenderRow::missing);
  f("offers", &TenderRow::offers);
  f("offers_not_shown", &TenderRow::offers_not_shown);
  f("alike", &TenderRow::alike);
}
void fields(describe::Fields<TestRow>& f) {
  f("test", &TestRow::test);
  f("p", &TestRow::p);
  f("untested", &TestRow::untested);
  f("found", &TestRow::found);
  f("expected", &TestRow::expected);
  f("used", &TestRow::used);
  f("said", &TestRow::said);
}
void fields(describe::Fields<PeriodRow>& f) {
  f("from", &PeriodRow::from);
  f("tenders", &PeriodRow::tenders);
  f("median", &PeriodRow::median);
  f("low", &PeriodRow::low);
}
void fields(describe::Fields<MarketRow>& f) {
  f("id", &MarketRow::id);
  f("market", &MarketRow::market);
  f("tenders", &MarketRow::tenders);
  f("bids", &MarketRow::bids);
  f("firms", &MarketRow::firms);
  f("p", &MarketRow::p);
  f("q", &MarketRow::q);
  f("competitive_at_most", &MarketRow::competitive_at_most);
  f("tests", &MarketRow::tests);
  f("periods", &MarketRow::periods);
}
void fields(describe::Fields<PairRow>& f) {
  f("id", &PairRow::id);
  f("market", &PairRow::market);
  f("a", &PairRow::a);
  f("b", &PairRow::b);
  f("meetings", &PairRow::meetings);
  f("weight", &PairRow::weight);
  f("p", &PairRow::p);
  f("q", &PairRow::q);
  f("tests", &PairRow::tests);
}
void fields(describe::Fields<TurnRow>& f) {
  f("tender", &TurnRow::tender);
  f("day", &TurnRow::day);
  f("winner", &TurnRow::winner);
  f("bid", &TurnRow::bid);
}
void fields(describe::Fields<GroupRow>& f) {
  f("id", &GroupRow::id);
  f("origin", &GroupRow::origin);
  f("market", &GroupRow::market);
  f("firms", &GroupRow::firms);
  f("cohesion", &GroupRow::cohesion);
  f("exclusivity", &GroupRow::exclusivity);
  f("tenders", &GroupRow::tenders);
  f("wins", &GroupRow::wins);
  f("p", &GroupRow::p);
  f("q", &GroupRow::q);
  f("tests", &GroupRow::tests);
  f("turns", &GroupRow::turns);
  f("turns_not_shown", &GroupRow::turns_not_shown);
}
void fields(describe::Fields<FirmRow>& f) {
  f("name", &FirmRow::name);
  f("tenders", &FirmRow::tenders);
  f("wins", &FirmRow::wins);
  f("score", &FirmRow::score);
  f("markets", &FirmRow::markets);
}
void fields(describe::Fields<EdgeRow>& f) {
  f("a", &EdgeRow::a);
  f("b", &EdgeRow::b);
  f("meetings", &EdgeRow::meetings);
  f("weight", &EdgeRow::weight);
}
void fields(describe::Fields<FindingRow>& f) {
  f("id", &FindingRow::id);
  f("kind", &FindingRow::kind);
  f("at", &FindingRow::at);
  f("proposed", &FindingRow::proposed);
}
void fields(describe::Fields<LeftOutRow>& f) {
  f("tenders", &LeftOutRow::tenders);
  f("pairs", &LeftOutRow::pairs);
  f("groups", &LeftOutRow::groups);
  f("markets", &LeftOutRow::markets);
  f("edges", &LeftOutRow::edges);
  f("lines", &LeftOutRow::lines);
}
void fields(describe::Fields<Screening>& f) {
  f("mode", &Screening::mode);
  f("mode_said", &Screening::mode_said);
  f("settings", &Screening::settings);
  f("model", &Screening::model);
  f("same_firms", &Screening::same_firms);
  f("consortia", &Screening::consortia);
  f("merged", &Screening::merged);
  f("file", &Screening::file);
  f("columns", &Screening::columns);
  f("named", &Screening::named);
  f("format", &Screening::format);
  f("decimal", &Screening::decimal);
  f("seed", &Screening::seed);
  f("careful", &Screening::careful);
  f("counts", &Screening::counts);
  f("notes", &Screening::notes);
  f("missing", &Screening::missing);
  f("markets_named", &Screening::markets_named);
  f("firms", &Screening::firms);
  f("tenders", &Screening::tenders);
  f("markets", &Screening::markets);
  f("pairs", &Screening::pairs);
  f("groups", &Screening::groups);
  f("edges", &Screening::edges);
  f("findings", &Screening::findings);
  f("left_out", &Screening::left_out);
}

}  // namespace meretid::tenders::hall
