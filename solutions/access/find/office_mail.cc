// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/office_mail.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

std::u32string folded(std::u32string_view word) {
  std::u32string plain;
  for (const char32_t c : word) {
    if (c == U'æ') plain += U"ae";
    else if (c == U'ø') plain += U"oe";
    else if (c == U'å') plain += U"aa";
    else if (c == U'ö') plain += U"o";
    else if (c == U'ü') plain += U"u";
    else if (c == U'é' || c == U'è') plain += U"e";
    else if (base::is_letter(c)) plain += c;
  }
  return plain;
}

}  // namespace

bool is_made_of(std::u32string_view local_part, const std::vector<std::u32string>& name) {
  if (name.empty()) return false;
  std::u32string letters;
  for (const auto& word : name) letters += folded(word);
  const std::u32string local = folded(local_part);
  constexpr std::size_t kFewest = 2, kOfOneWord = 4;
  if (local.size() < kFewest || letters.empty() || local.front() != letters.front()) return false;
  // A given name alone must stand there whole: "camilla@…", not "ca@…".
  if (name.size() == 1) return letters.size() >= kOfOneWord && local.starts_with(letters);
  // "ø" is written "o" as well.
  std::size_t at = 0;
  for (const char32_t c : local) {
    at = letters.find(c, at);
    if (at == letters.npos) return false;
    ++at;
  }
  // Something of the last word, too: "anna@…" may be another Anna.
  const std::u32string last = folded(name.back());
  return !last.empty() && at > letters.size() - last.size();
}

MailOf mail_of(std::u32string_view domain) {
  static const PhraseList offices("solutions/access/find/lists/authority_domains.txt"), homes("solutions/access/find/lists/home_domains.txt");
  while (domain.ends_with(U'.')) domain.remove_suffix(1);
  // "mail.odense.dk": the last two parts
  std::size_t dot = domain.rfind(U'.');
  if (dot == domain.npos || dot == 0) return MailOf::kUnknown;
  dot = domain.rfind(U'.', dot - 1);
  const std::u32string_view main = dot == domain.npos ? domain : domain.substr(dot + 1);
  if (offices.has(main) || offices.has(domain)) return MailOf::kOffice;
  if (homes.has(main)) return MailOf::kUnknown;
  static constexpr std::array<std::u32string_view, 22> kWords = {U"kommune", U"region", U"politi", U"styrelse", U"ministeri", U"domstol", U"sygehus", U"hospital", U"advokat", U"adv", U"lex", U"laege", U"læge", U"tandlaege", U"naevn", U"psykolog", U"jobcenter", U"sundhed", U"kirke", U"bibliotek", U"provsti", U"law"};
  if (std::any_of(kWords.begin(), kWords.end(), [&](std::u32string_view word) { return main.find(word) != main.npos; })) return MailOf::kOffice;
  // Pupils write from there as well as teachers.
  if (domain.find(U"skole") != domain.npos || domain.find(U"gymnasi") != domain.npos) return MailOf::kUnknown;
  return MailOf::kFirm;
}

}  // namespace meretid::access
