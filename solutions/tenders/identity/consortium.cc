// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/identity/consortium.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"
#include "solutions/tenders/bids/firm_name.h"

namespace meretid::tenders {
namespace {

constexpr std::array<std::string_view, 9> kWords = {"konsortium", "konsortiet", "konsortie", "consortium", "joint venture", "arbejdsfællesskabet", "arbejdsfællesskab", "jv", "samarbejdet"};
constexpr std::array<std::string_view, 8> kJoins = {" og ", " and ", " / ", "/ ", " + ", " samt ", "; ", ", "};

bool has_form(const std::string& key) {
  for (const std::string_view form : {"a/s", "aps", "i/s", "k/s", "p/s", "amba"})
    if (key.ends_with(" " + std::string(form)) || key.find(" " + std::string(form) + " ") != key.npos) return true;
  return key.starts_with("cvr ");
}

std::string trimmed_name(std::string_view text) {
  constexpr std::string_view kAround = " \t,;:/+-–()";
  const auto from = text.find_first_not_of(kAround);
  if (from == text.npos) return {};
  std::string name(text.substr(from, text.find_last_not_of(" \t,;:/+-–") - from + 1));
  // "(" was stripped from the left only where nothing closes it.
  if (name.ends_with(')') && std::count(name.begin(), name.end(), '(') < std::count(name.begin(), name.end(), ')')) name.pop_back();
  return name;
}

// Without the word that says it is a consortium, and whether there was one. The word must stand alone.
std::pair<std::string, bool> without_word(std::string_view name) {
  const std::string lower = base::lower(name);
  for (const std::string_view word : kWords) {
    const auto at = lower.find(word);
    if (at == lower.npos) continue;
    const auto edge = [&](std::size_t i) { return i >= lower.size() || !std::isalnum(static_cast<unsigned char>(lower[i])); };
    if ((at > 0 && !edge(at - 1)) || !edge(at + word.size())) continue;
    std::string rest(name.substr(0, at));
    rest += name.substr(std::min(at + word.size(), name.size()));
    if (const auto colon = rest.find(':'); colon != rest.npos) rest.erase(0, colon + 1);   // "Konsortiet Vejen: …"
    return {trimmed_name(rest), true};
  }
  return {std::string(name), false};
}

std::vector<std::string> split_at(std::string_view name, std::string_view join) {
  std::vector<std::string> parts;
  const std::string lower = base::lower(name);
  if (lower.size() != name.size()) return parts;   // a letter whose lower case is longer: offsets would not fit
  std::size_t from = 0;
  for (std::size_t at; (at = lower.find(join, from)) != lower.npos; from = at + join.size()) parts.push_back(trimmed_name(name.substr(from, at - from)));
  parts.push_back(trimmed_name(name.substr(from)));
  std::erase(parts, std::string());
  return parts;
}

void split_all(std::string_view name, bool told, std::vector<std::string>& members) {
  for (const std::string_view join : kJoins) {
    const auto parts = split_at(name, join);
    if (parts.size() < 2) continue;
    const bool each_a_firm = std::all_of(parts.begin(), parts.end(), [](const std::string& p) { return has_form(firm_key(p)); });
    if (!each_a_firm && !told) continue;
    for (const std::string& part : parts) split_all(part, told, members);
    return;
  }
  members.emplace_back(name);
}

}  // namespace

std::vector<std::string> members_of(std::string_view name) {
  std::vector<std::string> members;
  const auto [rest, told] = without_word(name);
  if (firm_key(rest).starts_with("cvr ") && rest.find('+') == rest.npos && !told) {
    // A CVR number decides for one firm, unless two stand in the name.
    const std::string lower = base::lower(rest);
    const auto first = lower.find("cvr");
    if (first == lower.npos || lower.find("cvr", first + 3) == lower.npos) return {};
  }
  split_all(rest, told, members);
  std::vector<std::string> unique;
  std::vector<std::string> keys;
  for (std::string& member : members)
    if (std::string key = firm_key(member); !key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key)), unique.push_back(std::move(member));
  if (unique.size() < 2) return {};
  return unique;
}

std::vector<Consortium> consortia_of(const BidTable& t) {
  std::unordered_map<std::string, std::uint32_t> by_key;
  for (std::uint32_t f = 0; f < t.firms.size(); ++f) by_key.emplace(firm_key(t.firms[f]), f);
  std::vector<Consortium> found;
  std::unordered_map<std::uint32_t, std::size_t> at;
  for (std::uint32_t f = 0; f < t.firms.size(); ++f) {
    const auto members = members_of(t.firms[f]);
    if (members.empty()) continue;
    Consortium consortium;
    consortium.firm = f;
    for (const std::string& member : members) {
      const auto known = by_key.find(firm_key(member));
      consortium.members.push_back({member, known == by_key.end() || known->second == f ? kNoFirm : known->second});
    }
    at.emplace(f, found.size());
    found.push_back(std::move(consortium));
  }
  if (found.empty()) return found;
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    const auto firms = t.firms_of(k);
    for (const std::uint32_t f : firms) {
      const auto consortium = at.find(f);
      if (consortium == at.end()) continue;
      auto& one = found[consortium->second];
      const bool against = std::any_of(one.members.begin(), one.members.end(), [&](const auto& m) { return m.firm != kNoFirm && std::find(firms.begin(), firms.end(), m.firm) != firms.end(); });
      if (against && (one.against_member.empty() || one.against_member.back() != k)) one.against_member.push_back(k);
    }
  }
  return found;
}

}  // namespace meretid::tenders
