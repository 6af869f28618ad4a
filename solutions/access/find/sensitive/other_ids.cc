// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/other_ids.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "danish/text.h"

namespace meretid::access {
namespace {

using danish::is_digit;

constexpr double kLabelled = 0.9, kByForm = 0.85;
constexpr std::size_t kShortest = 4, kLongest = 40;

// What such numbers are called after. "kundenr.", "Kunde nr.", "kundenummeret", "kunde-id" and "Kundens nr." all begin so.
constexpr std::u32string_view kStems[] = {
    U"pas",        U"kørekort",     U"kunde",     U"medlem",      U"police",       U"forsikring",  U"skade",      U"lejemål",    U"måler",      U"installation",
    U"bfe",        U"ejendom",      U"ejerlejlighed", U"bolig",   U"lejlighed",    U"andel",       U"grundejer",  U"stel",       U"chassis",    U"patient",
    U"borger",     U"elev",         U"studie",    U"studerende",  U"student",      U"kandidat",    U"eksamen",    U"medarbejder", U"ansat",     U"tjeneste",
    U"løn",        U"låner",        U"bruger",    U"abonne",      U"abonnement",   U"deltager",    U"klient",     U"beboer",     U"indsat",     U"fange",
    U"opholdskort", U"opholdstilladelse", U"udlænding", U"udl",   U"mitid",        U"nemid",       U"legitimation", U"id-kort",  U"sundhedskort", U"sygesikring",
    U"ansøger",    U"ansøgning",    U"henvisning", U"prøve",      U"donor",        U"visitation",  U"autorisation", U"yder",     U"forbruger",  U"aftagenummer",
    U"medl",       U"pressekort", U"presse",       U"debitor",   U"rejsekort",    U"cpr-id",      U"laboratorie", U"glas",      U"journal-id", U"hjælpemiddel", U"nøgle",
    U"adgangskort", U"ansøgnings",  U"køre",      U"id",           U"elev-id",     U"hund",        U"hunde",     U"dyr",        U"våben",      U"båd",
    U"lejer",      U"lejemåls",     U"vielsesattest", U"dåbsattest", U"attest",    U"jagttegn",    U"våbentilladelse", U"rejsekort", U"pt",        U"person",
    U"fartøj",     U"jolle",        U"hest",      U"aula",         U"playstation", U"xbox",        U"gamer",     U"sygesikringskort", U"ejer",
    U"chip",       U"øremærke",     U"besætning", U"chr",         U"imei",         U"simkort",     U"kontrakt",   U"lån",        U"pant",       U"tinglysning",
    U"bonus",      U"loyalitet",    U"journalkort", U"soldat",    U"værnepligt",   U"personale",   U"vagt",       U"licens",     U"spiller",    U"rykker",
    U"ejd",        U"rekvisition", U"serie",     U"tolk",         U"kontrol",      U"booking",    U"ordinations", U"udlån",     U"bevilling",  U"dosis",
    U"bbr",        U"aftage",     U"låntager",    U"rekv",         U"sygesikringsbevis", U"ejd.",  U"kasse",     U"tilmelding", U"arrestant", U"hylster", U"fagforening", U"vurderingsejendom"};

// What is numbered so often that the word alone says it: "Kørekort 17334402", "police GX-22-01774", "tandlægejournal T-33017".
constexpr std::u32string_view kAlone[] = {U"kørekort", U"kørekortet", U"førerbevis", U"pas", U"passet", U"reisepass", U"passport", U"police", U"policen", U"pensionsaftale", U"pensionsaftalen", U"pensionsordning", U"livsforsikring",
                                          U"opholdskort", U"opholdstilladelse", U"sundhedskort", U"gulkort", U"rejselegitimation", U"id-kort", U"legitimationskort", U"våbentilladelse", U"jagttegn", U"fisketegn", U"tolk",
                                          U"rejsepas", U"førerkort", U"studiekort", U"cykelstel", U"ueln", U"øremærke", U"medlem", U"chip", U"chippet", U"sygesikringskort", U"sygesikringsbevis", U"chr", U"patientjournal", U"tandlægejournal", U"lægejournal", U"hospitalsjournal", U"sygehusjournal", U"dørkode", U"pinkode", U"nøglekode", U"alarmkode", U"adgangskode"};

bool is_number_word(std::u32string_view word) {
  for (const std::u32string_view say : {U"nr", U"nr.", U"nummer", U"nummeret", U"numre", U"id", U"id-nr", U"id-nummer", U"no"})
    if (word == say) return true;
  return false;
}

// "kundenr", "kunde-nummer", "medlemsnr.", "skadesnummeret", "patient-id": the stem, what joins, a word for number.
bool is_label(std::u32string_view word) {
  static constexpr std::u32string_view kLast = U"r.tdoe";  // of the words for number; most words end otherwise
  if (kLast.find(word.back()) != word.npos) {
    for (const std::u32string_view stem : kStems) {
      const std::size_t at = word.find(stem);  // "pensionskundenummer"
      if (at == word.npos || (at > 0 && stem.size() < 5)) continue;
      std::u32string_view rest = word.substr(at + stem.size());
      if (rest.starts_with(U's') || rest.starts_with(U"en")) rest.remove_prefix(1);  // "skadesnummer", "udlændingenummer"
      if (rest.starts_with(U'-')) rest.remove_prefix(1);
      if (is_number_word(rest)) return true;
    }
  }
  for (const std::u32string_view by_itself : {U"bfe", U"imei", U"vin", U"elmåler", U"vandmåler", U"varmemåler", U"gasmåler", U"målepunkt", U"opholdskort", U"rejsekort", U"jagttegn", U"våbentilladelse", U"stelnummer"})
    if (word == by_itself) return true;
  return false;
}
// "kunde" in "kunde nr. 1234"
bool is_stem(std::u32string_view word) {
  for (const std::u32string_view stem : kStems) {
    if (!word.starts_with(stem)) continue;
    const std::u32string_view rest = word.substr(stem.size());
    if (rest.empty() || rest == U"s" || rest == U"n" || rest == U"ns" || rest == U"ens" || rest == U"ets" || rest == U"et" || rest == U"en") return true;
  }
  return false;
}

class Scan {
 public:
  explicit Scan(std::string_view utf8) : text_(utf8), offsets_(utf8) {}

  std::vector<OtherId> run() {
    for (std::int32_t i = 0; i < text_.size(); ++i) {
      if (!starts(i)) continue;
      labelled(i);
      user(i);
      domain_user(i);
      profile(i);
      handle(i);
      if (const auto end = uuid(i); end > i) add(i, end, kByForm);
      else if (const auto ip = address(i); ip > i) add(i, ip, kByForm);
      else if (const auto ip6 = address6(i); ip6 > i) add(i, ip6, kByForm);
      else if (const auto vin = chassis(i); vin > i) add(i, vin, kByForm);
      else if (const auto mac = network_card(i); mac > i) add(i, mac, kByForm);
    }
    std::sort(out_.begin(), out_.end(), [](const OtherId& a, const OtherId& b) { return a.start < b.start; });
    return std::move(out_);
  }

 private:
  bool word(char32_t c) const { return base::is_letter(c) || is_digit(c); }
  bool starts(std::int32_t i) const { return word(text_.at(i)) && !word(text_.at(i - 1)); }

  // A word of letters and inner hyphens, in lower case; of a longer one than any label only as much as shows that.
  std::u32string_view word_at(std::int32_t i) const {
    constexpr std::int32_t kLongestWord = 48;
    if (i >= text_.size()) return {};
    std::int32_t end = i;
    while (end - i < kLongestWord && (base::is_letter(text_.at(end)) || (text_.at(end) == U'-' && end > i && base::is_letter(text_.at(end + 1))))) ++end;
    return text_.lower_part(i, end);
  }
  void labelled(std::int32_t i) {
    const std::u32string_view word = word_at(i);
    if (word.size() < 3 || word.size() > 40) return;
    if (word == U"aut" && text_.at(i + 3) == U'.') authorised(i + 4);
    const std::u32string_view last = word.substr(word.rfind(U'-') == word.npos ? 0 : word.rfind(U'-') + 1);  // "EU-sygesikringskort"
    if (std::find(std::begin(kAlone), std::end(kAlone), word) != std::end(kAlone) || std::find(std::begin(kAlone), std::end(kAlone), last) != std::end(kAlone)) alone(i + static_cast<std::int32_t>(word.size()));
    if (word == U"pas" || word == U"nationalitetspas" || word == U"rejsedokument") passport(i + static_cast<std::int32_t>(word.size()));
    std::int32_t end = i + static_cast<std::int32_t>(word.size());
    if (!is_label(word)) {
      if (!is_stem(word) || (text_.at(end) != U' ' && text_.at(end) != U'.')) return;  // "udl.nr."
      if (text_.at(end + 1) == U'#') {  // "Booking #V-20240608-3"
        if (const auto behind = number(end + 2); behind > end + 2) add(end + 2, behind, kLabelled);
        return;
      }
      const std::u32string_view next = word_at(end + 1);
      if (!is_number_word(next)) return;
      end += 1 + static_cast<std::int32_t>(next.size());
    } else if (text_.at(end) == U' ' && is_number_word(word_at(end + 1))) {
      end += 1 + static_cast<std::int32_t>(word_at(end + 1).size());  // "BFE nr. 1234"
    }
    if (text_.at(end) == U'-' && is_number_word(word_at(end + 1))) end += 1 + static_cast<std::int32_t>(word_at(end + 1).size());
    constexpr int kBlanks = 40;  // of a form that is set in columns
    for (int marks = 0; marks < kBlanks && std::u32string_view(U".: #\t").find(text_.at(end)) != std::u32string_view::npos; ++marks) ++end;
    if (text_.at(end) == U'\n' && is_digit(text_.at(end + 1))) ++end;  // "hans mobil, IMEI" and the number in the next line
    if (word_at(end) == U"er") end += 3;
    // "Pasnummer (udløbet): …", "medlemsnummer i 3F: …", "kundenummer hos Andel …"
    constexpr std::int32_t kAside = 26;
    if (text_.at(end) == U'(') {
      std::int32_t close = end;
      while (close - end < kAside && text_.at(close) != U')' && text_.at(close) != U'\n') ++close;
      if (text_.at(close) == U')') end = close + 1;
      while (text_.at(end) == U':' || text_.at(end) == U' ') ++end;
    } else if (word_at(end) == U"i" || word_at(end) == U"hos" || word_at(end) == U"på") {
      std::int32_t behind = end;
      for (int words = 0; words < 4 && behind - end < kAside; ++words) {
        while (base::is_letter(text_.at(behind)) || (is_digit(text_.at(behind)) && base::is_letter(text_.at(behind + 1)))) ++behind;
        while (text_.at(behind) == U' ' || text_.at(behind) == U':') ++behind;
        if (is_digit(text_.at(behind)) && text_.at(behind + 1) == U' ' && is_digit(text_.at(behind + 2)) && is_digit(text_.at(behind + 5))) {  // "lånernr. på biblioteket 2 1188 000 4471"
          end = behind;
          break;
        }
        if (is_digit(text_.at(behind)) && is_digit(text_.at(behind + 1)) && is_digit(text_.at(behind + 2)) && is_digit(text_.at(behind + 3))) {
          end = behind;
          break;
        }
        if (!base::is_letter(text_.at(behind)) && !is_digit(text_.at(behind))) break;
      }
    }
    if (const auto behind = number(end); behind > end) add(end, behind, kLabelled);
  }
  // "Kørekort A-0447-119 ombyttet", "pas: C01X0006H": no date, no sum, no small number.
  void alone(std::int32_t end) {
    for (int marks = 0; marks < 4 && std::u32string_view(U": \"").find(text_.at(end)) != std::u32string_view::npos; ++marks) ++end;
    const std::int32_t behind = number(end);
    if (behind == end) return;
    int digits = 0, letters = 0, marks = 0;
    for (std::int32_t at = end; at < behind; ++at) {
      digits += is_digit(text_.at(at));
      letters += base::is_letter(text_.at(at));
      marks += text_.at(at) == U'.' || text_.at(at) == U'-' || text_.at(at) == U'/';
    }
    const bool date = letters == 0 && marks == 2 && digits >= 4 && digits <= 8 && behind - end <= 10 && (text_.at(end + 1) == U'.' || text_.at(end + 2) == U'.' || text_.at(end + 2) == U'-' || text_.at(end + 2) == U'/' || text_.at(end + 1) == U'/');
    const auto next = word_at(behind + 1);
    const bool sum = next == U"kr" || next == U"kroner" || next == U"dkk" || (text_.at(behind) == U',' && is_digit(text_.at(behind + 1)));
    if (date || sum || (letters == 0 && marks == 0 && digits == 4 && (text_.at(end) == U'1' || text_.at(end) == U'2'))) return;  // a year
    add(end, behind, kLabelled);
  }
  // "aut.-ID 0BFQ7", "psykolog (aut. P-6611)", "aut.nr. 12345"
  void authorised(std::int32_t at) {
    while (text_.at(at) == U'-' || text_.at(at) == U' ') ++at;
    if (is_number_word(word_at(at))) at += static_cast<std::int32_t>(word_at(at).size());
    while (std::u32string_view(U".: ").find(text_.at(at)) != std::u32string_view::npos) ++at;
    if (const auto behind = number(at); behind > at) add(at, behind, kLabelled);
  }
  // "på Snapchat (@vfe_gang_b)": what somebody is called on a network that is named shortly before.
  void handle(std::int32_t i) {
    if (text_.at(i - 1) != U'@' || word(text_.at(i - 2)) || text_.at(i - 2) == U'.') return;
    constexpr std::int32_t kNear = 40;
    const auto before = text_.lower_part(std::max(0, i - kNear), i - 1);
    bool network = false;
    for (const std::u32string_view name : {U"snapchat", U"instagram", U"tiktok", U"twitter", U"facebook", U"telegram", U"youtube", U"threads", U"bluesky", U"profil", U"insta"}) network = network || before.find(name) != before.npos;
    // "skriver som @rosa_fra_blokken på Instagram"
    const auto after = text_.lower_part(i, std::min(text_.size(), i + kNear));
    for (const std::u32string_view name : {U" på snapchat", U" på instagram", U" på tiktok", U" på twitter", U" på facebook", U" på insta"}) network = network || after.find(name) != after.npos;
    if (!network) return;
    std::int32_t end = i;
    while (word(text_.at(end)) || (std::u32string_view(U"._-").find(text_.at(end)) != std::u32string_view::npos && word(text_.at(end + 1)))) ++end;
    if (end - i >= 3 && text_.at(end) != U'@') add(i - 1, end, kLabelled);
  }
  // "uni-login: ayaa0442", "MitID-bruger mettehansen81", "brugernavn jeh45": what somebody is called in a system.
  void user(std::int32_t i) {
    const std::u32string_view word = word_at(i);
    constexpr std::u32string_view kWords[] = {U"steam-navn", U"steamnavn", U"discord-navn", U"psn", U"psn-id", U"playstation-id", U"xbox-id", U"gamer-id", U"twitter", U"aula-id", U"snapchat-navn", U"uni-login", U"unilogin", U"uni-id", U"bruger", U"brugernavn", U"brugernavnet", U"brugerid", U"bruger-id", U"mitid-bruger", U"mitid-brugernavn", U"nemid-bruger",
                                              U"login", U"profilnavn", U"profil", U"gamertag", U"steam", U"discord", U"snapchat", U"snap", U"instagram", U"tiktok", U"facebook", U"skype"};
    if (std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords)) return;
    std::int32_t at = i + static_cast<std::int32_t>(word.size());
    if (word == U"bruger" && text_.at(at) == U' ' && (word_at(at + 1) == U"id" || word_at(at + 1) == U"navn")) at += 1 + static_cast<std::int32_t>(word_at(at + 1).size());
    // "brugernavn er jeh45", "fra Snapchat under navnet momo_7400"
    for (const std::u32string_view named : {U" er", U" hedder", U" under navnet", U" med navnet", U" under profilen", U" med profilen", U" under brugernavnet", U" med brugernavnet", U" som"}) {
      const std::int32_t behind = at + static_cast<std::int32_t>(named.size());
      if (text_.lower_part(at, behind) == named && !base::is_letter(text_.at(behind))) at = behind;
    }
    for (int marks = 0; marks < 4 && std::u32string_view(U": »\"@").find(text_.at(at)) != std::u32string_view::npos; ++marks) ++at;
    const auto part = [&](char32_t c) { return (c < 128 && base::is_letter(c)) || is_digit(c) || c == U'_' || c == U'-' || c == U'.' || c == U'#'; };
    std::int32_t end = at;
    int digits = 0, letters = 0;
    while (part(text_.at(end)) && end - at < static_cast<std::int32_t>(kLongest)) {
      digits += is_digit(text_.at(end)) || text_.at(end) == U'_';
      letters += base::is_letter(text_.at(end));
      ++end;
    }
    while (end > at && (text_.at(end - 1) == U'.' || text_.at(end - 1) == U'-')) --end;
    const bool network = word == U"snapchat" || word == U"instagram" || word == U"twitter" || word == U"tiktok" || word == U"snap" || word == U"facebook";
    const bool handle = network && (text_.at(at - 1) == U'@' || text_.lower_part(at, end).find(U'.') != std::u32string_view::npos);
    if ((digits > 0 || handle) && letters > 1 && end - at >= 4 && text_.at(at) != U'.') add(at, end, kLabelled);
  }
  // "kva\\bjsk": who somebody is on a network of Windows; a path has a drive, a server or more of it.
  void domain_user(std::int32_t i) {
    constexpr std::int32_t kMost = 12;
    if (text_.at(i - 1) == U'\\' || text_.at(i - 1) == U':' || text_.at(i - 1) == U'/' || text_.at(i - 1) == U'.') return;
    std::int32_t bar = i;
    while (word(text_.at(bar)) && bar - i < kMost) ++bar;
    if (text_.at(bar) != U'\\' || bar - i < 2) return;
    std::int32_t end = bar + 1;
    while ((word(text_.at(end)) || text_.at(end) == U'_' || text_.at(end) == U'-') && end - bar <= kMost) ++end;
    if (end - bar < 4 || text_.at(end) == U'\\' || (text_.at(end) == U'.' && word(text_.at(end + 1))) || word(text_.at(end))) return;
    add(i, end, kByForm);
  }
  // "linkedin.com/in/…", "facebook.com/peter.hansen": the page of somebody.
  void profile(std::int32_t i) {
    constexpr std::u32string_view kPages[] = {U"linkedin.com/in/", U"facebook.com/", U"instagram.com/", U"twitter.com/", U"x.com/", U"tiktok.com/@", U"youtube.com/@", U"github.com/", U"snapchat.com/add/"};
    for (const std::u32string_view page : kPages) {
      const auto size = static_cast<std::int32_t>(page.size());
      if (i + size >= text_.size() || text_.lower_part(i, i + size) != page) continue;
      std::int32_t end = i + size;
      while (word(text_.at(end)) || (std::u32string_view(U"._-=?").find(text_.at(end)) != std::u32string_view::npos && word(text_.at(end + 1)))) ++end;
      std::int32_t start = i;
      for (const std::u32string_view front : {U"www.", U"m.", U"da-dk.", U"http://", U"https://"}) {
        const std::int32_t from = start - static_cast<std::int32_t>(front.size());
        if (from >= 0 && text_.lower_part(from, start) == front) start = from;
      }
      if (end - i - size >= 3) add(start, end, kByForm);
      return;
    }
  }
  // "Pas: Irak, nr. A14882013"
  void passport(std::int32_t from) {
    constexpr std::int32_t kFar = 28;
    for (std::int32_t at = from; at - from < kFar && text_.at(at) != U'\n'; ++at) {
      if (!starts(at) || !is_number_word(word_at(at))) continue;
      std::int32_t end = at + static_cast<std::int32_t>(word_at(at).size());
      for (int marks = 0; marks < 4 && std::u32string_view(U".: ").find(text_.at(end)) != std::u32string_view::npos; ++marks) ++end;
      if (const auto behind = number(end); behind > end) add(end, behind, kLabelled);
      return;
    }
  }
  // Digits and letters with single hyphens, dots or blanks between groups of digits; at least four digits.
  std::int32_t number(std::int32_t i) const {
    std::int32_t end = i;
    int digits = 0;
    for (std::int32_t at = i; at - i < static_cast<std::int32_t>(kLongest); ++at) {
      const char32_t c = text_.at(at);
      if (is_digit(c) || base::is_upper(c) || (at == i && base::is_letter(c) && is_digit(text_.at(at + 1)))) {  // "s081442"
        digits += is_digit(c);
        end = at + 1;
      } else if (c == U' ' && at > i && at - i <= 4 && digits == 0 && is_digit(text_.at(at + 1))) {
        continue;  // "WBK 4417"
      } else if (!((c == U'-' || c == U'/' || c == U' ' || c == U'.') && is_digit(text_.at(at + 1)) && at > i)) {
        break;
      }
    }
    if ((text_.at(end) == U'-' || text_.at(end) == U'/') && base::is_upper(text_.at(end + 1)) && !word(text_.at(end + 2))) end += 2;  // "4-131-D"
    // "WBK 4417 D", "WBK 1447 K 21"
    if (text_.at(end) == U' ' && base::is_upper(text_.at(end + 1)) && text_.at(end + 1) != U'I' && !word(text_.at(end + 2)) && digits > 0) {
      std::int32_t behind = end + 2;
      if (text_.at(behind) == U' ' && is_digit(text_.at(behind + 1))) {
        ++behind;
        while (is_digit(text_.at(behind))) ++behind;
      }
      if (!word(text_.at(behind)) && !(text_.at(behind) == U' ' && base::is_letter(text_.at(behind + 1)))) end = behind;
    }
    const bool enough = digits >= static_cast<int>(kShortest) || (digits >= 2 && end - i >= 5);  // "0K4T7"
    return enough && !base::is_letter(text_.at(end)) ? end : i;
  }
  std::int32_t uuid(std::int32_t i) const {
    constexpr std::array<int, 5> kGroups = {8, 4, 4, 4, 12};
    std::int32_t at = i;
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
      for (int n = 0; n < kGroups[g]; ++n, ++at) {
        const char32_t c = base::lower(text_.at(at));
        if (!is_digit(c) && !(c >= U'a' && c <= U'f')) return i;
      }
      if (g + 1 < kGroups.size() && text_.at(at++) != U'-') return i;
    }
    return word(text_.at(at)) ? i : at;
  }
  std::int32_t address(std::int32_t i) const {
    std::int32_t at = i;
    constexpr std::int32_t kWord = 18;
    const auto before = text_.lower_part(std::max(0, i - kWord), i);
    for (const std::u32string_view program : {U"version ", U"firmware ", U"software ", U"build ", U"release ", U" v", U" v. "})
      if (before.ends_with(program)) return i;
    for (const std::u32string_view nobody : {U"255.", U"127.0.0.", U"224.0."})  // netmasks, the machine itself
      if (const auto size = static_cast<std::int32_t>(nobody.size()); i + size <= text_.size() && text_.lower_part(i, i + size) == nobody) return i;
    for (int part = 0; part < 4; ++part) {
      int value = 0, count = 0;
      if (text_.at(at) == U'0' && is_digit(text_.at(at + 1))) return i;  // "05.46.57.003", a budget
      while (is_digit(text_.at(at)) && count < 4) value = value * 10 + static_cast<int>(text_.at(at++) - U'0'), ++count;
      if (count == 0 || count > 3 || value > 255) return i;
      if (part < 3 && text_.at(at++) != U'.') return i;
    }
    // "1.2.3.4" is a version or a paragraph more often than a machine.
    return word(text_.at(at)) || (text_.at(at) == U'.' && is_digit(text_.at(at + 1))) || at - i < 9 ? i : at;
  }
  // 2a02:2788:1234::1
  std::int32_t address6(std::int32_t i) const {
    std::int32_t at = i;
    int groups = 0, colons = 0;
    bool letters = false, gap = false;
    while (groups < 8) {
      int signs = 0;
      for (; signs < 5; ++signs, ++at) {
        const char32_t c = base::lower(text_.at(at));
        if (!is_digit(c) && !(c >= U'a' && c <= U'f')) break;
        letters = letters || !is_digit(c);
      }
      if (signs > 4 || (signs == 0 && !gap)) return i;
      groups += signs > 0;
      if (text_.at(at) != U':' || text_.at(at + 1) == U' ') break;
      ++at, ++colons;
      if (text_.at(at) == U':') gap = true, ++at;
    }
    // a time has two colons and no letters
    return groups >= 4 && colons >= 3 && (letters || gap || groups == 8) && !word(text_.at(at)) && text_.at(at - 1) != U':' ? at : i;
  }
  // 3C:7A:11:B0:42:EE, a4-77-33-09-1b-c2
  std::int32_t network_card(std::int32_t i) const {
    std::int32_t at = i;
    const char32_t mark = text_.at(i + 2);
    if (mark != U':' && mark != U'-') return i;
    for (int pair = 0; pair < 6; ++pair) {
      for (int n = 0; n < 2; ++n, ++at) {
        const char32_t c = base::lower(text_.at(at));
        if (!is_digit(c) && !(c >= U'a' && c <= U'f')) return i;
      }
      if (pair < 5 && text_.at(at++) != mark) return i;
    }
    return word(text_.at(at)) ? i : at;
  }
  // 17 letters and digits without I, O, Q (ISO 3779), both kinds among them.
  std::int32_t chassis(std::int32_t i) const {
    int digits = 0, letters = 0;
    for (int n = 0; n < 17; ++n) {
      const char32_t c = text_.at(i + n);
      if (is_digit(c)) ++digits;
      else if (c >= U'A' && c <= U'Z' && c != U'I' && c != U'O' && c != U'Q') ++letters;
      else return i;
    }
    return !word(text_.at(i + 17)) && digits >= 4 && letters >= 2 ? i + 17 : i;
  }
  void add(std::int64_t start, std::int64_t end, double confidence) {
    constexpr std::size_t kNear = 16;  // they come nearly in the order of the text
    for (std::size_t k = out_.size(); k > 0 && out_.size() - k < kNear; --k)
      if (out_[k - 1].start < end && start < out_[k - 1].end) return;
    out_.push_back({start, end, std::string(offsets_.slice(start, end)), confidence});
  }

  danish::Text text_;
  base::OffsetIndex offsets_;
  std::vector<OtherId> out_;
};

}  // namespace

std::vector<OtherId> other_ids(std::string_view text) { return Scan(text).run(); }

}  // namespace meretid::access
