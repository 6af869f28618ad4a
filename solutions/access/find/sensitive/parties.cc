// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/parties.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "danish/tokens.h"
#include "solutions/access/find/institution.h"
#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/name_forms.h"

namespace meretid::access {
namespace {

using danish::TokenKind;
using Name = std::vector<std::u32string>;

Name words_of(const std::string& entity) {
  const std::u32string name = base::decode(entity.substr(entity.find(':') + 1));
  Name words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(U' ', at), name.size());
    words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_party_word(std::u32string_view word) {
  static constexpr auto kWords = std::to_array<std::u32string_view>({
      U"kære", U"borger", U"borgeren", U"ansøger", U"ansøgeren", U"navn", U"fornavn", U"fornavne", U"efternavn", U"vedr", U"vedr.", U"vedrørende", U"angående", U"ang.", U"part", U"klager", U"klageren", U"patient", U"patienten", U"pt.", U"pat", U"pat.",
      U"elev", U"eleven", U"barn", U"barnet", U"lejer", U"lejeren", U"kunde", U"kunden", U"sigtede", U"sigtet", U"tiltalte", U"forurettede", U"skadelidte", U"medarbejder", U"medarbejderen", U"sagsøgte", U"sagsøger", U"indklagede", U"modpart", U"modparten",
      U"pårørende", U"søskende", U"bruger", U"besætningsejer", U"medejer", U"underskrift", U"kontohaver", U"undertegnede", U"bopælsforælder", U"samværsforælder", U"forælder", U"plejefar", U"plejemor", U"unge", U"ung", U"klient", U"klienten", U"debitor", U"lånerens",
      U"dødsbo", U"bo", U"afdøde", U"svoger", U"svigerinde", U"ægtef.", U"ægtefælle", U"ringer", U"medarb.", U"forsikringstager", U"tilskadekomne"});
  return is_one_of(word, kWords);
}

bool is_beside_word(std::u32string_view word) {
  static constexpr auto kWords = std::to_array<std::u32string_view>({
      U"nabo", U"naboen", U"genbo", U"genboen", U"underbo", U"overbo", U"vidne", U"vidnet", U"vidner", U"anmelder", U"anmelderen", U"kæreste", U"kæresten", U"ven", U"vennen", U"veninde", U"veninden", U"arbejdsgiver", U"arb.giver", U"chef", U"mester",
      U"tolk", U"tolken", U"chauffør", U"chaufføren", U"formand", U"formanden", U"kollega", U"kollegaen", U"journalist", U"journalisten", U"værge", U"bisidder", U"partsrepræsentant", U"vicevært", U"viceværten", U"domsmand", U"bygherren", U"bygherre",
      U"v/", U"direktør", U"indehaver", U"familien", U"udlejer", U"beboer", U"underretter", U"klassekammerat"});
  return is_one_of(word, kWords);
}

class Reader {
 public:
  Reader(const danish::Text& text, const std::vector<Finding>& found) : text_(text), tokens_(danish::tokens(text)), found_(found) {}

  Parties read() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].type != FindingType::kPerson || found_[i].confidence < kDoubtfulPerson) continue;
      persons_.try_emplace(found_[i].entity, Said::kNothing);
      const Said said = of(i);
      Said& known = persons_[found_[i].entity];
      known = std::max(known, said);
    }
    // "Storms far, Torben Lyngby": as the one whose kin it is.
    for (const auto& [entity, whose] : kin_of_)
      if (persons_[entity] == Said::kKin && persons_[whose] != Said::kParty && persons_[whose] != Said::kKin) persons_[entity] = persons_[whose];
    Parties parties;
    parties.names_all = !of_association();
    for (const auto& [entity, said] : persons_) {
      if (said == Said::kBeside) parties.beside.insert(entity);
      if (said == Said::kKin || said == Said::kParty) parties.in.insert(entity);
    }
    same_or_kin(parties);
    return parties;
  }

 private:
  enum class Said { kNothing, kKin, kBeside, kParty };  // what says more stands behind

  std::u32string_view word(std::size_t i) const { return i < tokens_.size() ? text_.lower_part(tokens_[i].start, tokens_[i].end) : std::u32string_view(); }
  std::size_t token_at(std::int64_t place) const {
    return static_cast<std::size_t>(std::partition_point(tokens_.begin(), tokens_.end(), [&](const danish::Token& t) { return t.end <= place; }) - tokens_.begin());
  }

  // "FRIVILLIGRÅDET, referat": who takes part there is no party of anything.
  bool of_association() const {
    constexpr std::size_t kHead = 16;
    for (std::size_t i = 0; i < std::min(kHead, tokens_.size()); ++i)
      for (const std::u32string_view end : {U"foreningen", U"forening", U"bestyrelsen", U"bestyrelse", U"klubben", U"frivilligrådet", U"beboerhus", U"menighedsrådet"})
        if (word(i).ends_with(end)) return true;
    return false;
  }

  Said of(std::size_t k) {
    const Finding& f = found_[k];
    const std::size_t first = token_at(f.start), behind = token_at(f.end - 1) + 1;
    const Finding* next = k + 1 < found_.size() ? &found_[k + 1] : nullptr;
    constexpr std::int64_t kNear = 40;
    if (in_list_of_witnesses(first)) return Said::kBeside;
    const Said before = said_before(k, first), after = said_behind(behind);
    if (before == Said::kParty || after == Said::kBeside || before == Said::kBeside) return before == Said::kNothing || before == Said::kKin ? after : before;
    if (next && next->start - f.end < kNear && (next->type == FindingType::kCpr || next->type == FindingType::kBirthdate)) return Said::kParty;
    if (k > 0 && found_[k - 1].type == FindingType::kCpr && f.start - found_[k - 1].end < 4 && !tokens_[first].lines_before) return Said::kParty;  // "Pt.: 010190-1234 Ole Holm"
    if (addressee(k, first) || closes(first)) return Said::kParty;
    if (next && next->type == FindingType::kAddress && next->start - f.end < 4) return Said::kKin;  // lives there
    return std::max(before, after);
  }

  Said said_before(std::size_t k, std::size_t first) {
    std::size_t i = first;
    for (int steps = 0; steps < 6 && i > 0; ++steps) {
      if (tokens_[i].lines_before > (steps == 0 ? 1 : 0)) return Said::kNothing;
      --i;
      const auto here = word(i);
      if (tokens_[i].kind == TokenKind::kMark && here != U":" && here != U"(" && here != U")" && here != U"," && here != U"." && here != U"/") return Said::kNothing;
      if (here == U"/" && i > 0 && word(i - 1) == U"v") return Said::kBeside;
      if (is_beside_word(here)) return Said::kBeside;
      if (here == U"fra" && i > 0 && (word(i - 1).ends_with(U"henvendelse") || word(i - 1).ends_with(U"klage") || word(i - 1) == U"underretning" || word(i - 1) == U"anmeldelse")) return Said::kBeside;
      if ((here == U"ejer" || here == U"ejere") && word(i + 1) == U":") return Said::kParty;  // of what the case is about; "ejer Jens Holm" may have a firm
      const bool line = tokens_[first].lines_before > 0;
      if (here == U"mod" && line) return Said::kParty;  // "Andelsforeningen … mod … Tommy Holm"
      if (is_party_word(here)) return line && here != U"mod" ? Said::kNothing : Said::kParty;
      if (is_kin(here) || here == U"ægtef" || here == U"barn" || here == U"søsteren" || here == U"mormor") {
        if (line && i + 1 != first) return Said::kNothing;
        if (i > 0) remember_whose(k, i - 1);
        return Said::kKin;
      }
      const bool goes_on = tokens_[i].kind == TokenKind::kMark || here == U"er" || here == U"fru" || here == U"hr." || here == U"hr" || here == U"om" || here == U"e" || here == U"e." || tokens_[i].kind == TokenKind::kNumber;
      if (!goes_on && !(here == U"sagen" && i > 0)) return Said::kNothing;
    }
    return Said::kNothing;
  }
  // "Emmas mor, Rikke Holm"
  void remember_whose(std::size_t k, std::size_t i) {
    if (!word(i).ends_with(U's') || k == 0) return;
    for (std::size_t p = k; p-- > 0 && k - p < 3;)
      if (found_[p].type == FindingType::kPerson && found_[p].start <= tokens_[i].start && tokens_[i].start < found_[p].end) kin_of_[found_[k].entity] = found_[p].entity;
  }

  Said said_behind(std::size_t behind) const {
    std::size_t i = behind;
    for (int steps = 0; steps < 3 && i < tokens_.size() && !tokens_[i].lines_before; ++steps, ++i) {
      const auto here = word(i);
      if (is_beside_word(here) && steps > 0) return Said::kBeside;
      if (steps > 0 && (is_kin(here) || here == U"ægtef" || here == U"ægtef.")) {
        const bool of_next = word(i - 1) == U"," && i + 1 < tokens_.size() && !tokens_[i + 1].lines_before && base::is_upper(text_.at(tokens_[i + 1].start));
        return of_next ? Said::kNothing : Said::kKin;  // "Mona Tang, mor Dina Salah"
      }
      if (here == U"som" && word(i + 1) == U"vidne") return Said::kBeside;
      if (here != U"," && here != U"(" && here != U"|" && here != U"-" && here != U"–" && here != U"som" && here != U"forklarede") return Said::kNothing;
    }
    return Said::kNothing;
  }

  // "Birthe Holm\nSkovduevej 14\n4581 Rørvig", also of two: "Birthe Holm og Ole Holm\nSkovduevej 14". Other things may stand to the right.
  bool addressee(std::size_t k, std::size_t first) const {
    constexpr std::int32_t kLongestLine = 300;
    std::int32_t start = tokens_[first].start;
    if (first > 0 && !tokens_[first].lines_before) {
      if (word(first - 1) != U"og" || k == 0 || found_[k - 1].type != FindingType::kPerson || found_[k - 1].end + 4 < start) return false;
      start = static_cast<std::int32_t>(found_[k - 1].start);
    }
    std::int32_t line = start, end = start;
    while (line > 0 && start - line < kLongestLine && text_.at(line - 1) != U'\n') --line;
    for (std::int32_t at = line; at < start; ++at)
      if (text_.at(at) != U' ' && text_.at(at) != U'\t') return false;
    while (end < text_.size() && end - line < kLongestLine && text_.at(end) != U'\n') ++end;
    const std::int64_t below = end + 1 + start - line;
    const auto home = std::partition_point(found_.begin() + static_cast<std::ptrdiff_t>(k), found_.end(), [&](const Finding& f) { return f.start < below - 1; });
    return home != found_.end() && home->type == FindingType::kAddress && home->start <= below + 1;
  }

  // "Med venlig hilsen\n Orla V. Pedersen"
  bool closes(std::size_t first) const {
    if (first == 0) return false;
    std::size_t i = first - 1;
    if (i > 0 && (word(i) == U"," || word(i) == U".")) --i;
    static constexpr auto kClosings = std::to_array<std::u32string_view>({U"hilsen", U"hilsner", U"mvh", U"vh", U"mvh.", U"vh.", U"kh", U"knus"});
    return is_one_of(word(i), kClosings);
  }

  // "VIDNER\n 1. Mehmet Holm, f. 1988\n 2. Anne Skov"
  bool in_list_of_witnesses(std::size_t first) const {
    std::size_t i = first;
    constexpr int kLines = 4;
    for (int lines = 0; i > 0 && lines < kLines && first - i < 80; --i) {
      if (!tokens_[i].lines_before) continue;
      lines += 1;
      if (tokens_[i].lines_before > 1) return false;
      const std::size_t last = i - 1;
      if (word(last) == U"vidner" && (tokens_[last].lines_before || last == 0)) return true;
    }
    return false;
  }

  // The short forms of a party's name, and who bears its surname without being somebody else: "S. Holm", "Knud Mølgaard" beside
  // "Birthe Kjærgaard Mølgaard".
  void same_or_kin(Parties& parties) const {
    constexpr std::size_t kMost = 400;  // more names are a list of many people
    if (parties.in.size() > kMost || parties.in.empty() || persons_.size() > 2 * kMost) return;
    std::vector<Name> names;
    for (const std::string& entity : parties.in) names.push_back(words_of(entity));
    std::vector<std::string> more;
    for (const auto& [entity, said] : persons_) {
      if (said != Said::kNothing) continue;
      const Name name = words_of(entity);
      const bool one = std::any_of(names.begin(), names.end(), [&](const Name& party) {
        const bool given = name.size() > 1 && name.size() < party.size() && std::equal(name.begin(), name.end(), party.begin());  // "Svend Åge" of "Svend Åge Holm"
        return given || stands_for(name, party) || stands_for(party, name) || (name.size() > 1 && party.size() > 1 && name.back() == party.back());
      });
      if (one) more.push_back(entity);
    }
    parties.in.insert(more.begin(), more.end());
  }

  const danish::Text& text_;
  const std::vector<danish::Token> tokens_;
  const std::vector<Finding>& found_;
  std::map<std::string, Said> persons_;
  std::unordered_map<std::string, std::string> kin_of_;
};

}  // namespace

Parties parties_of(const danish::Text& text, const std::vector<Finding>& found) { return Reader(text, found).read(); }

}  // namespace meretid::access
