// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/front_doors.h"

#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/office_mail.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

bool is_label(std::u32string_view word) {
  for (const std::u32string_view one : {U"cvr", U"cvr.", U"cvr-nr", U"cvr-nr.", U"cvr.nr", U"cvr.nr.", U"nr", U"nr.", U"tlf", U"tlf.", U"telefon", U"mail", U"e-mail", U"email", U"ean", U"hovednr", U"hovednr.", U"hovednummer", U"t", U"e", U"hovedtelefon", U"hovedpostkasse", U"web"})
    if (word == one) return true;
  return false;
}

bool is_authority_word(std::u32string_view word) {
  if (word == U"kommune" || word == U"ombudsmand") return true;
  for (const std::u32string_view end : {U"styrelsen", U"ministeriet", U"ombudsmanden", U"nævnet", U"direktoratet", U"tilsynet", U"byret", U"landsret"})
    if (word.size() > end.size() && word.ends_with(end)) return true;
  return word == U"byret" || word == U"landsret";
}

// "Socialafdelingen", "Byg, Plan og Miljø": what stands between an authority's name and its street.
bool is_department(std::u32string_view word) {
  for (const std::u32string_view one : {U"og", U"for", U"byg", U"plan", U"miljø", U"teknik", U"natur", U"vej", U"park", U"social", U"sundhed", U"børn", U"unge", U"familie", U"familier", U"voksne", U"kultur", U"fritid", U"borgerservice", U"jobcenter", U"jobcentret", U"beskæftigelse", U"arbejdsmarked", U"by", U"land", U"byggeri", U"byggesag", U"handicap", U"psykiatri", U"ældre", U"skole", U"dagtilbud", U"ejendomme", U"økonomi", U"team"})
    if (word == one) return true;
  for (const std::u32string_view end : {U"afdelingen", U"afdeling", U"forvaltningen", U"forvaltning", U"kontoret", U"kontor", U"sekretariatet", U"sekretariat", U"centret", U"center", U"staben", U"udvalget"})
    if (word.size() > end.size() && word.ends_with(end)) return true;
  return false;
}

class Doors {
 public:
  explicit Doors(const Reading& reading) : r_(reading), t_(reading.text()) {}

  enum class Side { kElsewhere, kBeside, kNobodys };
  /// Numbers stay, since whom they lead to is not seen from them; what follows them still belongs to the name.
  Side side(const Claim& claim, std::int32_t last_end) const {
    if (!claim.type) return Side::kElsewhere;
    const bool mail = *claim.type == FindingType::kEmail;
    if (mail && (is_main(claim) || is_of_an_office(claim))) return Side::kNobodys;
    const bool number = *claim.type == FindingType::kPhone || *claim.type == FindingType::kCvr;
    if ((!mail && !number && *claim.type != FindingType::kAddress) || !behind_name(claim.start, last_end)) return Side::kElsewhere;
    return number ? Side::kBeside : Side::kNobodys;
  }

 private:
  /// "til kommunens hovedpostkasse post@…", "kontakt@… er styrelsens hovedpostkasse"
  bool is_main(const Claim& claim) const {
    constexpr std::int32_t kBefore = 26, kBehind = 34;
    auto before = t_.lower_part(std::max(0, claim.start - kBefore), claim.start);
    if (const std::size_t line = before.rfind(U'\n'); line != before.npos) before.remove_prefix(line + 1);
    for (const std::u32string_view main : {U"hovedpostkasse", U"hovedmail"}) {
      const std::size_t at = before.rfind(main);
      if (at == before.npos) continue;
      const auto between = before.substr(at);
      if (std::none_of(between.begin(), between.end(), [](char32_t c) { return danish::is_digit(c) || c == U'|' || c == U','; })) return true;
    }
    if (t_.lower_part(claim.start, claim.end).starts_with(U"hovedpostkasse")) return true;
    auto behind = t_.lower_part(claim.end, std::min(t_.size(), claim.end + kBehind));
    behind = behind.substr(0, behind.find(U'\n'));
    return behind.starts_with(U" er ") && behind.find(U"hovedpostkasse") != behind.npos;
  }

  /// "teknikogmiljo@silkeborg.dk": a mailbox of an authority that bears no name
  bool is_of_an_office(const Claim& claim) const {
    static const PhraseList mailboxes("solutions/access/find/lists/main_mailboxes.txt");
    const auto text = t_.lower_part(claim.start, claim.end);
    const std::size_t sign = text.find(U'@');
    if (sign == text.npos || !mailboxes.has(text.substr(0, sign))) return false;
    return mail_of(text.substr(sign + 1)) == MailOf::kOffice;
  }

  /// Only marks and labels stand between it and the name of an authority that begins its line, or what belongs to that.
  bool behind_name(std::int32_t start, std::int32_t last_end) const {
    constexpr int kMostTokens = 12;
    std::size_t token = r_.token_at(start);
    bool marked = false;
    bool department = false;
    int lines = 0;
    for (int steps = 0; steps < kMostTokens && token > 0; ++steps) {
      lines += r_.tokens()[token].lines_before;
      if (lines > (department ? 2 : 1)) return false;
      marked = marked || r_.tokens()[token].lines_before == 1;
      --token;
      if (r_.tokens()[token].start < last_end) return true;
      if (r_.tokens()[token].kind == danish::TokenKind::kMark) {
        marked = marked || std::u32string_view(U",|·•–-").find(t_.at(r_.tokens()[token].start)) != std::u32string_view::npos;
        continue;
      }
      if (is_label(r_.word(token))) continue;
      if (marked && !is_authority_word(r_.word(token)) && is_department(r_.word(token))) {
        department = true;
        continue;
      }
      // "Klagenævnet for Udbud"
      if (marked && token > 1 && r_.word(token - 1) == U"for" && is_authority_word(r_.word(token - 2)) && base::is_upper(t_.at(r_.tokens()[token].start))) token -= 2;
      return marked && is_authority_word(r_.word(token)) && begins_line(token);
    }
    return false;
  }

  // "Odder Kommune", "Folketingets Ombudsmand"; not "bor i Odder Kommune".
  bool begins_line(std::size_t token) const {
    for (int words = 0; words < 4; ++words) {
      if (token == 0 || r_.tokens()[token].lines_before) return base::is_upper(t_.at(r_.tokens()[token].start));
      if (r_.tokens()[token - 1].kind != danish::TokenKind::kWord || !base::is_upper(t_.at(r_.tokens()[token - 1].start))) return false;
      --token;
    }
    return false;
  }

  const Reading& r_;
  const danish::Text& t_;
};

}  // namespace

void leave_front_doors(const Reading& reading, std::vector<Claim>& claims) {
  const Doors doors(reading);
  std::int32_t last_end = -1;  // of what stands behind the name already
  for (Claim& claim : claims) {
    const Doors::Side side = doors.side(claim, last_end);
    last_end = side == Doors::Side::kElsewhere ? -1 : claim.end;
    if (side == Doors::Side::kNobodys) claim.type.reset();
  }
  std::erase_if(claims, [](const Claim& claim) { return !claim.type; });
}

}  // namespace meretid::access
