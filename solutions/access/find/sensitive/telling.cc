// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/telling.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

// Verbs that cases are written with; of the others their past tense tells ("flyttede").
constexpr std::array<std::u32string_view, 139> kVerbs = {
    U"er", U"var", U"har", U"havde", U"blev", U"bliver", U"bor", U"boede", U"får", U"fik", U"går", U"gik", U"kan", U"kunne", U"vil", U"ville", U"skal", U"skulle", U"må", U"måtte", U"bør", U"tør", U"turde", U"ved", U"vidste",
    U"kommer", U"kom", U"ser", U"så", U"siger", U"sagde", U"tager", U"tog", U"giver", U"gav", U"står", U"stod", U"sidder", U"sad", U"ligger", U"lå", U"sover", U"sov", U"spiser", U"spiste", U"drikker", U"drak", U"ryger", U"røg",
    U"lider", U"led", U"føler", U"følte", U"mener", U"mente", U"oplyser", U"oplyste", U"fortæller", U"fortalte", U"angiver", U"angav", U"klager", U"beskriver", U"beskrev", U"ønsker", U"søger", U"søgte", U"modtager", U"modtog", U"lever",
    U"arbejder", U"møder", U"mødte", U"bruger", U"brugte", U"skylder", U"skyldte", U"betaler", U"betalte", U"flytter", U"virker", U"hører", U"hørte", U"taler", U"talte", U"synes", U"syntes", U"føles", U"hedder", U"hed", U"slår", U"slog",
    U"truer", U"mangler", U"mister", U"falder", U"faldt", U"græder", U"græd", U"kræver", U"nægter", U"erkender", U"erkendte", U"viser", U"viste", U"findes", U"fandt", U"finder", U"tåler", U"tålte", U"vejer", U"holder", U"holdt", U"trækker",
    U"trak", U"passer", U"gør", U"gjorde", U"beder", U"bad", U"tror", U"troede", U"stiller", U"deltager", U"deltog", U"forsørger", U"driver", U"vurderes", U"behandles", U"indlægges", U"opereres", U"følges", U"henvises", U"dømmes", U"idømmes", U"anbringes", U"straffes", U"sigtes", U"mistænkes"};
// Labels of letters, mails, journals and minutes.
constexpr std::array<std::u32string_view, 37> kHeads = {U"emne", U"subject", U"vedr", U"vedrørende", U"angående", U"ang", U"team", U"afdeling", U"afsnit", U"sagstype", U"forhold", U"sag", U"sagsnr", U"deltagere", U"deltager", U"til", U"fra", U"cc", U"kopi",
                                                       U"afbud", U"stede", U"fremmødte", U"mødeleder", U"referent", U"sagsbehandler", U"kontaktperson", U"dagsorden", U"punkt", U"bilag", U"titel", U"overskrift", U"type", U"kategori", U"ansøgning", U"from", U"to", U"sv"};
constexpr std::array<std::u32string_view, 12> kHouses = {U"afdeling", U"afd", U"center", U"klinik", U"ambulatorium", U"afsnit", U"hospital", U"sygehus", U"universitetshospital", U"sengeafsnit", U"team", U"skadestue"};

}  // namespace

bool Telling::upper(std::size_t i) const { return tokens_[i].kind == TokenKind::kWord && base::is_upper(text_.at(tokens_[i].start)); }

bool Telling::has_verb(const Sentence& s) const {
  constexpr std::size_t kPast = 6;
  if (words_.in(List::kTelegrams, s.begin)) {
    const std::size_t behind = s.begin + words_.match(List::kTelegrams, s.begin, s.end).length;
    if (behind > s.begin && !(behind < s.end && text_.at(tokens_[behind].start) == U':')) return true;  // "Sat i antibiotika", and not "Indlagt: 4. maj"
  }
  for (std::size_t i = s.begin; i < s.end; ++i) {
    const auto& word = words_.lower()[i];
    if (tokens_[i].kind == TokenKind::kWord && (is_one_of(word, kVerbs) || (word.size() >= kPast && word.ends_with(U"ede") && !upper(i)))) return true;
  }
  return false;
}

bool Telling::letter_head(const Sentence& s) const {
  constexpr std::size_t kLabel = 4;
  for (std::size_t i = s.begin + 1; i < std::min(s.end, s.begin + kLabel); ++i)
    if (text_.at(tokens_[i].start) == U':') return is_one_of(words_.lower()[i - 1], kHeads) || (i > s.begin + 1 && words_.lower()[i - 1] == U"." && is_one_of(words_.lower()[i - 2], kHeads));
  return false;
}

bool Telling::ward(const Sentence& s, std::size_t i) const {
  constexpr std::size_t kLong = 4;
  const auto& word = words_.lower()[i];
  if (!upper(i) || word.size() < kLong) return false;
  const bool next = i + 1 < s.end && upper(i + 1);
  if (word.ends_with(U"isk") && i > s.begin && (next ? is_one_of(words_.lower()[i + 1], kHouses) : is_one_of(words_.lower()[i - 1], std::array<std::u32string_view, 3>{U"på", U"i", U"fra"}))) return true;
  if (word.ends_with(U"isk") && next && is_one_of(words_.lower()[i + 1], kHouses)) return true;
  if (next && is_one_of(words_.lower()[i + 1], kHouses)) return true;
  // "Klinik for Høreapparater", "Afdelingen for Kræftsygdomme"
  return i > s.begin + 1 && words_.lower()[i - 1] == U"for" && upper(i - 2) && std::any_of(kHouses.begin(), kHouses.end(), [&](std::u32string_view house) { return words_.lower()[i - 2].starts_with(house); });
}

}  // namespace meretid::access
