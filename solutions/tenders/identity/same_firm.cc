// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/identity/same_firm.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "solutions/tenders/bids/columns.h"
#include "solutions/tenders/bids/firm_name.h"
#include "solutions/tenders/bids/firm_pair.h"
#include "solutions/tenders/bids/records.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kMostOfAWord = 60;   // a word that more firms have says nothing of who they are
constexpr std::size_t kBeginning = 5;

struct Name {
  std::u32string core;             // without form, CVR and blanks at the ends
  std::string form, cvr, digits;
  std::vector<std::string> words;
};

Name name_of(const std::string& firm) {
  Name name;
  std::string text = firm;
  if (std::string key = firm_key(firm); key.starts_with("cvr ")) {
    name.cvr = key.substr(4);
    if (const auto at = base::lower(text).find("cvr"); at != text.npos && at > 0) text.resize(at);   // "Navn (CVR 12345674)"
    else return name;
  }
  std::string core;
  const std::string key = firm_key(text);
  for (std::size_t from = 0; from < key.size();) {
    const std::size_t end = std::min(key.find(' ', from), key.size());
    const std::string word = key.substr(from, end - from);
    from = end + 1;
    const bool form = word == "a/s" || word == "aps" || word == "i/s" || word == "k/s" || word == "p/s" || word == "amba";
    if (form) {
      name.form = word;
      continue;
    }
    if (word != "&") name.words.push_back(word);
    core += (core.empty() ? "" : " ") + word;
    for (const char c : word)
      if (c >= '0' && c <= '9') name.digits += c;
  }
  name.core = base::decode(core);
  return name;
}

}  // namespace

double jaro_winkler(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  const std::size_t reach = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::vector<char> in_a(a.size()), in_b(b.size());
  std::size_t matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = i > reach ? i - reach : 0; j < std::min(b.size(), i + reach + 1); ++j)
      if (!in_b[j] && a[i] == b[j]) {
        in_a[i] = in_b[j] = 1, ++matches;
        break;
      }
  if (matches == 0) return 0;
  std::size_t swaps = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (!in_a[i]) continue;
    while (!in_b[j]) ++j;
    swaps += a[i] != b[j++];
  }
  const auto m = static_cast<double>(matches);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - static_cast<double>(swaps) / 2) / m) / 3;
  std::size_t prefix = 0;
  while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix]) ++prefix;
  return jaro + 0.1 * static_cast<double>(prefix) * (1 - jaro);
}

std::vector<SameFirm> same_firm_proposals(const BidTable& t, std::size_t most) {
  std::vector<Name> names;
  for (const std::string& firm : t.firms) names.push_back(name_of(firm));
  std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
  for (std::uint32_t f = 0; f < names.size(); ++f) {
    std::set<std::string> keys;
    for (const std::string& word : names[f].words) keys.insert(word);
    if (names[f].core.size() >= kBeginning) keys.insert("^" + base::encode(names[f].core.substr(0, kBeginning)));
    for (const std::string& key : keys) blocks[key].push_back(f);
  }
  std::unordered_map<FirmPair, SameFirm> found;
  std::set<FirmPair> seen;
  for (const auto& [key, firms] : blocks) {
    if (firms.size() > kMostOfAWord) continue;
    for (std::size_t i = 0; i < firms.size(); ++i)
      for (std::size_t j = i + 1; j < firms.size(); ++j) {
        const std::uint32_t a = firms[i], b = firms[j];
        const Name &x = names[a], &y = names[b];
        if (x.digits != y.digits || (!x.cvr.empty() && !y.cvr.empty() && x.cvr != y.cvr)) continue;
        if (!seen.insert(firm_pair(a, b)).second) continue;
        const double score = jaro_winkler(x.core, y.core);
        if (score >= kLeastScore) found[firm_pair(a, b)] = {a, b, score, !x.form.empty() && !y.form.empty() && x.form != y.form, 0};
      }
  }
  if (!found.empty())
    for (std::size_t k = 0; k < t.tenders(); ++k) {
      const auto firms = t.firms_of(k);
      if (firms.size() > 200) continue;   // counting pairs of an endless tender is not worth its time
      for (std::size_t i = 0; i < firms.size(); ++i)
        for (std::size_t j = i + 1; j < firms.size(); ++j)
          if (firms[i] != kNoFirm && firms[j] != kNoFirm && firms[i] != firms[j])
            if (const auto at = found.find(firm_pair(firms[i], firms[j])); at != found.end()) ++at->second.together;
    }
  std::vector<SameFirm> proposals;
  for (const auto& [pair, one] : found) proposals.push_back(one);
  std::sort(proposals.begin(), proposals.end(), [](const SameFirm& x, const SameFirm& y) {
    return x.score != y.score ? x.score > y.score : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  proposals.resize(std::min(proposals.size(), most));
  return proposals;
}

Result<std::vector<DecidedPair>> read_decided(std::string_view csv, const std::string& file) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  Records records(csv, Records::separator_of(csv));
  std::array<std::optional<std::size_t>, 3> place;
  if (records.next())
    for (std::size_t i = 0; i < records.size(); ++i) {
      const std::string key = column_key(records[i]);
      for (const auto& [at, da, en] : {std::tuple{0U, "virksomhed", "firm"}, {1U, "anden", "other"}, {2U, "samme", "same"}})
        if (key == da || key == en) place[at] = i;
    }
  if (!place[0] || !place[1] || !place[2]) return fail("tenders.identity.columns", Kind::kBadInput, {}, file);
  std::vector<DecidedPair> decided;
  while (records.next()) {
    const std::string answer = base::lower(records[*place[2]]);
    if (answer.empty()) continue;
    const bool yes = answer == "ja" || answer == "yes" || answer == "1" || answer == "x", no = answer == "nej" || answer == "no" || answer == "0";
    if (!yes && !no) return fail("tenders.identity.answer", Kind::kBadInput, {{"found", base::repair(records[*place[2]]).substr(0, 60)}}, file + ":" + std::to_string(records.line()));
    decided.push_back({base::repair(records[*place[0]]), base::repair(records[*place[1]]), yes});
  }
  return decided;
}

std::size_t merge_firms(BidTable& t, const std::vector<DecidedPair>& decided) {
  std::unordered_map<std::string, std::uint32_t> by_key;
  for (std::uint32_t f = 0; f < t.firms.size(); ++f) by_key.emplace(firm_key(t.firms[f]), f);
  std::vector<std::uint32_t> head(t.firms.size());
  std::iota(head.begin(), head.end(), 0U);
  const auto top = [&](std::uint32_t f) {
    while (head[f] != f) f = head[f] = head[head[f]];
    return f;
  };
  std::size_t fewer = 0;
  for (const DecidedPair& pair : decided) {
    const auto a = by_key.find(firm_key(pair.a)), b = by_key.find(firm_key(pair.b));
    if (!pair.same || a == by_key.end() || b == by_key.end()) continue;
    const std::uint32_t x = top(a->second), y = top(b->second);
    if (x != y) head[std::max(x, y)] = std::min(x, y), ++fewer;
  }
  if (fewer == 0) return 0;
  std::vector<std::uint32_t> number(t.firms.size());
  std::vector<std::string> firms;
  for (std::uint32_t f = 0; f < t.firms.size(); ++f) number[f] = top(f) == f ? (firms.push_back(t.firms[f]), static_cast<std::uint32_t>(firms.size() - 1)) : number[top(f)];
  for (std::uint32_t& f : t.firm)
    if (f != kNoFirm) f = number[f];
  t.firms = std::move(firms);
  return fewer;
}

}  // namespace meretid::tenders
