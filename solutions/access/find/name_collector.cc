// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/name_collector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "solutions/access/find/case_words.h"
#include "solutions/access/find/name_forms.h"
#include "solutions/access/find/namesakes.h"

namespace meretid::access {
namespace {

using danish::TokenKind;
using Words = std::vector<std::u32string>;

}  // namespace

NameSpan NameCollector::free_of_others(NameSpan span) const {
  if (!inside_claim(span)) return span;
  if (span.reversed)
    for (std::size_t i = span.last; i > span.first; --i)
      if (r_.word(i) == U",") span.last = i - 1, span.reversed = false;
  // "Prip 22 61 70 04", "Peter Hansen Nørregade 12": what another finding holds ends the name.
  const auto taken = [&](std::size_t i) { return r_.tokens()[i].kind != TokenKind::kWord || inside_claim({i, i}); };
  while (span.last > span.first && taken(span.last)) --span.last;
  while (span.last > span.first && taken(span.first)) ++span.first;
  return span;
}

void NameCollector::add(const NameSpan& span) {
  if (inside_claim(span)) return;
  const std::int32_t start = r_.tokens()[span.first].start;
  const Words words = words_of(span);
  Claim claim;
  claim.start = start;
  claim.end = r_.tokens()[span.last].end;
  claim.type = FindingType::kPerson;
  claim.score = span.score;
  claim.entity = words.empty() ? base::encode(std::u32string(r_.text().lower_part(claim.start, claim.end))) : base::encode(joined(words));
  claim.reasons = {span.reason};
  mention(span, words);
  taken_.emplace_back(span.first, span.last);
  if (std::string_view(span.reason) == "name_small") small_.insert(words.front());
  const bool sure = words.size() > 1 && span.score > kSureName;
  for (const auto& word : words) {
    Use& use = uses_[word];
    ++use.as_name;
    use.sure = use.sure || sure;
  }
  if (span.score > 0.2) learn(words, claim.entity, span.score);
  found_.push_back(std::move(claim));
}

Words NameCollector::words_of(const NameSpan& span) const {
  Words words = name_words(r_, span);
  // "Villads", "Johannes" end so by themselves.
  if (words.empty() || r_.tokens()[span.last].kind != TokenKind::kWord) return words;
  const std::u32string_view written = r_.word(span.last);
  std::u32string& last = span.reversed ? words.front() : words.back();
  if (written.size() == last.size() + 1 && written.starts_with(last) && (known_phrases_.of(written) & kKnownFrequentFirst) && !(known_phrases_.of(last) & kListedName)) last = written;
  return words;
}

void NameCollector::doubt() {
  for (const danish::Token& token : r_.tokens()) {
    if (token.kind != TokenKind::kWord || !base::is_upper(r_.text().at(token.start))) continue;
    const auto use = uses_.find(std::u32string(r_.text().lower_part(token.start, token.end)));
    if (use != uses_.end()) ++use->second.all;
  }
  std::erase_if(uses_, [this](const auto& entry) {
    const Use& use = entry.second;
    const learn::Likeness& l = looks_.of(entry.first);
    const bool looks_like_one = std::max({l[kFirst], l[kFrequentFirst], l[kSurname]}) > l[kOrdinary] + kClearly;
    return use.sure || looks_like_one || use.all < kOften || 4 * use.as_name >= use.all;
  });
  for (const auto& [word, use] : uses_) words_.erase(word);
  for (Claim& claim : found_) {
    const std::u32string entity = base::decode(claim.entity);
    std::size_t doubtful = 0, all = 0;
    for (std::size_t at = 0; at <= entity.size(); ++all) {
      const std::size_t end = std::min(entity.find(U' ', at), entity.size());
      doubtful += uses_.contains(entity.substr(at, end - at));
      at = end + 1;
    }
    if (doubtful == all) claim.score -= kDoubt;
  }
}

void NameCollector::know(const KnownNames* known) {
  if (!known) return;
  known_ = known;
  std::unordered_set<std::u32string_view> asked;
  for (std::size_t i = 0; i < r_.tokens().size(); ++i) {
    if (r_.tokens()[i].kind != TokenKind::kWord || !base::is_upper(r_.text().at(r_.tokens()[i].start))) continue;
    if (!asked.insert(r_.word(i)).second) continue;
    const std::u32string word(r_.word(i)), stem = without_genitive(word);
    know_word(word);
    if (stem != word) know_word(stem);
  }
}

void NameCollector::everywhere() {
  const auto& tokens = r_.tokens();
  std::vector<char> taken(tokens.size());
  for (const auto& [first, last] : taken_)
    for (std::size_t i = first; i <= last; ++i) taken[i] = 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i] || inside_claim({i, i}) || tokens[i].kind != TokenKind::kWord) continue;
    if (!base::is_upper(r_.text().at(tokens[i].start)) && !small_again(i)) continue;
    const auto entry = match(i);
    if (entry == words_.end()) continue;
    NameSpan span{i, i, 0, "name_again"};
    while (span.last + 1 < tokens.size() && !taken[span.last + 1] && !tokens[span.last + 1].lines_before &&
           base::is_upper(r_.text().at(tokens[span.last + 1].start)) && match(span.last + 1) != words_.end())
      ++span.last;
    Claim claim;
    claim.start = tokens[i].start;
    claim.end = tokens[span.last].end;
    claim.type = FindingType::kPerson;
    claim.score = again(entry->second, span);
    claim.entity = entry->second.entity;
    claim.reasons = {"name_again"};
    i = span.last;
    if (!base::is_upper(r_.text().at(tokens[i].start))) claim.score = std::max(claim.score, kSmallAgain);
    if (claim.score <= -0.7) continue;
    mention(span, words_of(span));
    found_.push_back(std::move(claim));
  }
  // "Krogh", seen with little reason, where "Jens Peter Krogh" stands elsewhere; not the word of a longer name that stands here.
  for (const auto& [first, last] : taken_)
    for (std::size_t i = first; i <= last && first < last; ++i) taken[i] = 2;
  for (std::size_t k = 0; k < taken_.size(); ++k) {
    const auto [first, last] = taken_[k];
    if (first != last || taken[first] == 2) continue;
    const auto entry = match(first);
    if (entry == words_.end() || entry->second.entity.find(' ') == std::string::npos) continue;
    if (const double score = again(entry->second, {first, last}); score > found_[k].score) found_[k].score = score, found_[k].reasons = {"name_again"};
  }
}

void NameCollector::compounds() {
  const auto& tokens = r_.tokens();
  std::vector<char> taken(tokens.size());
  for (const auto& [first, last] : taken_)
    for (std::size_t i = first; i <= last; ++i) taken[i] = 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (taken[i] || tokens[i].kind != TokenKind::kWord || !base::is_upper(r_.text().at(tokens[i].start)) || inside_claim({i, i})) continue;
    const std::u32string_view word = r_.word(i);
    const std::size_t hyphen = word.find(U'-');
    if (hyphen == word.npos || hyphen < 3 || hyphen + 3 > word.size()) continue;
    if (is_named_after(r_, {i, i})) continue;
    const std::u32string name(word.substr(0, hyphen));
    // "Al-Masri", "Anne-Mette" are names themselves.
    if (base::is_upper(r_.text().at(tokens[i].start + static_cast<std::int32_t>(word.rfind(U'-')) + 1))) continue;
    const auto entry = words_.find(name);
    const std::uint16_t bits = known_phrases_.of(name);
    constexpr std::uint16_t kOther = kKnownTown | kKnownPlace | kKnownOrganisation | kKnownSmall;
    if (entry == words_.end() && (!(bits & kListedName) || (bits & kOther))) continue;
    Claim claim;
    claim.start = tokens[i].start;
    claim.end = tokens[i].end;
    claim.type = FindingType::kPerson;
    claim.score = entry != words_.end() ? again(entry->second, {i, i}) : kCompound;
    claim.entity = entry != words_.end() ? entry->second.entity : base::encode(name);
    claim.reasons = {entry != words_.end() ? "name_again" : "name_looks"};
    mentions_.push_back({{name}, false});
    found_.push_back(std::move(claim));
  }
}

void NameCollector::finish() {
  // A single name means the full one that holds it; who acts in office does so everywhere. But "Mette fik afslag" before "Mette Juul Sand
  // fra jobcentret" may be another Mette.
  std::unordered_map<std::string, std::int32_t> introduced;  // where each full name stands first
  for (const Claim& claim : found_)
    if (claim.entity.find(' ') != std::string::npos) {
      const auto [first, is_new] = introduced.try_emplace(claim.entity, claim.start);
      if (!is_new) first->second = std::min(first->second, claim.start);
    }
  officials_.settle();
  for (std::size_t k = 0; k < found_.size(); ++k) {
    Claim& claim = found_[k];
    const Mention& here = mentions_[k];
    bool another = false;
    if (claim.entity.find(' ') == std::string::npos) {
      const auto entry = words_.find(base::decode(claim.entity));
      if (entry != words_.end()) claim.entity = entry->second.entity;
      const auto first = introduced.find(claim.entity);
      another = first != introduced.end() && claim.start < first->second && !here.office;
    }
    // Whom the case is about is masked, whatever post he or she has.
    const bool known = known_ && known_->in_office(claim.entity) && !officials_.is_private(here.words);
    if (!another && (officials_.in_office(here.words, here.office) || known)) {
      claim.type = FindingType::kEmployee;
      claim.reasons.push_back(officials_.elected(here.words) ? "office_elected" : "office");
    }
    claim.score = sureness_.of(claim.score);
    claims_.push_back(std::move(claim));
  }
}

void NameCollector::mention(const NameSpan& span, const Words& words) {
  const Officials::Said said = said_of(span, words);
  officials_.see(words, said);
  mentions_.push_back({words, said.office && !said.is_private});
}

Officials::Said NameCollector::said_of(const NameSpan& span, const Words& words) const {
  Officials::Said said;
  const MailOf mail = mail_behind(span, words);
  const auto& tokens = r_.tokens();
  const std::size_t i = span.first;
  said.office = columns_.holds(tokens[i].start) || mail == MailOf::kOffice || in_office(r_, span, of_association_ || mail == MailOf::kFirm);  // a firm's director, not a consultant who works from one
  said.signs = of_authority_ && mail != MailOf::kFirm && closes_a_letter(r_, span);
  said.addressed = (i > 0 && !tokens[i].sentence_start && (r_.word(i - 1) == U"kære" || r_.word(i - 1) == U"hej")) || home_behind(tokens[span.last].end);
  said.elected = is_elected(r_, span);
  said.is_private = is_private(r_, span) || number_behind(tokens[span.last].end);
  // Who has a home in the line below gets the letter: "Priya Holm\nVandtårnspladsen 187".
  const std::int32_t end = tokens[span.last].end;
  if (tokens[i].lines_before > 0 && !said.office && r_.text().at(end) == U'\n' && home_behind(end) && !closes_a_letter(r_, span)) said.is_private = true;
  static constexpr std::array<std::u32string_view, 8> kHeads = {U"fra", U"til", U"cc", U"from", U"to", U"afsender", U"modtager", U"kopi"};
  said.sends = i > 1 && !tokens[i].lines_before && r_.word(i - 1) == U":" && std::find(kHeads.begin(), kHeads.end(), r_.word(i - 2)) != kHeads.end();
  return said;
}

bool NameCollector::home_behind(std::int32_t end) const {
  const auto next = std::partition_point(claims_.begin(), claims_.begin() + others_, [&](const Claim& c) { return c.start < end; });
  constexpr std::int32_t kNear = 4;
  return next != claims_.begin() + others_ && next->type == FindingType::kAddress && next->start - end < kNear;
}

MailOf NameCollector::mail_behind(const NameSpan& span, const Words& words) const {
  constexpr std::int32_t kFarthest = 200, kLines = 3;
  const std::int32_t end = r_.tokens()[span.last].end;
  std::int32_t from = end;
  auto next = std::partition_point(claims_.begin(), claims_.begin() + others_, [&](const Claim& c) { return c.start < end; });
  for (int lines = 0; next != claims_.begin() + others_ && next->start - end < kFarthest; ++next) {
    for (; from < next->start; ++from) lines += r_.text().at(from) == U'\n';
    if (lines > kLines) break;
    if (next->type != FindingType::kEmail) continue;
    const std::u32string_view address = r_.text().lower_part(next->start, next->end);
    const std::size_t at = address.find(U'@');
    if (at == address.npos) continue;
    const MailOf whose = mail_of(address.substr(at + 1));
    if (is_made_of(address.substr(0, at), words) || (whose == MailOf::kFirm && !words.empty() && address.substr(0, at) == words.front())) return whose;
  }
  return MailOf::kUnknown;
}

bool NameCollector::number_behind(std::int32_t end) const {
  constexpr std::int32_t kNear = 30;
  const auto next = std::partition_point(claims_.begin(), claims_.begin() + others_, [&](const Claim& c) { return c.start < end; });
  if (next == claims_.begin() + others_ || next->start - end > kNear || (next->type != FindingType::kCpr && next->type != FindingType::kBirthdate)) return false;
  const auto between = r_.text().lower_part(end, next->start);
  if (between.find(U'\n') != between.npos) return false;
  // Not beyond the end of the sentence; "f. 06.07.1957", "cpr-nr. 0607…" only cut a word short.
  for (std::size_t at = between.find(U". "); at != between.npos; at = between.find(U". ", at + 1)) {
    std::size_t word = at;
    while (word > 0 && base::is_letter(between[word - 1])) --word;
    constexpr std::size_t kShort = 4;
    if (at == word || at - word > kShort) return false;
  }
  return true;
}

bool NameCollector::inside_claim(const NameSpan& span) const {
  const std::int32_t start = r_.tokens()[span.first].start, end = r_.tokens()[span.last].end;
  const auto next = std::partition_point(claims_.begin(), claims_.begin() + others_, [&](const Claim& c) { return c.end <= start; });
  return next != claims_.begin() + others_ && next->start < end;
}

bool NameCollector::stands_for_itself(std::u32string_view word) const {
  const std::uint16_t bits = known_phrases_.of_genitive(word);
  if (is_case_word(word)) return true;
  return (bits & (kKnownSmall | kKnownPlace | kKnownTown | kKnownOrganisation)) && !(bits & kListedName);
}

void NameCollector::know_word(const std::u32string& word) {
  if (const KnownNames::Word* name = known_->word(base::encode(word))) learn({word}, name->entity, name->score);
}

double NameCollector::again(const Entry& entry, const NameSpan& span) {
  const learn::Likeness& l = looks_.of(r_.word(span.first));
  const float like = std::max({l[kFirst], l[kFrequentFirst], l[kSurname]});
  double score = std::min(entry.score, 3.0) - 0.8 + 0.3 * std::clamp(static_cast<double>(like - l[kOrdinary]), -4.0, 3.0);
  if (span.last > span.first) score += 1.5;
  else if (r_.tokens()[span.first].sentence_start && l[kOrdinary] > 0) score -= 1.5;
  return score;
}

void NameCollector::learn(const Words& words, const std::string& entity, double score) {
  for (const auto& word : words) {
    if (word.size() < 3 || word.ends_with(U'.') || stands_for_itself(word)) continue;
    const auto [entry, is_new] = words_.try_emplace(word, Entry{entity, score});
    if (is_new) continue;
    // A full name says more than a single one.
    const bool fuller = entity.find(' ') != std::string::npos && entry->second.entity.find(' ') == std::string::npos;
    if (fuller) entry->second.entity = entity;
    entry->second.score = std::max(entry->second.score, score);
  }
}

bool NameCollector::small_again(std::size_t i) const {
  if (small_.empty()) return false;
  const std::u32string word(r_.word(i));
  if (!small_.contains(word) && !small_.contains(without_genitive(word))) return false;
  const bool behind_number = i > 0 && r_.tokens()[i - 1].kind == TokenKind::kNumber;
  return !behind_number && !(i > 0 && r_.word(i - 1).size() > 1 && r_.word(i - 1).ends_with(U'.'));  // "kr. per stk."
}

NameCollector::Index::const_iterator NameCollector::match(std::size_t i) const {
  const std::u32string word(r_.word(i));
  auto entry = words_.find(word);
  if (entry == words_.end()) entry = words_.find(without_genitive(word));
  return entry;
}

}  // namespace meretid::access
