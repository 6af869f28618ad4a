// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/requester.h"

#include <algorithm>

#include "parse/pages.h"

namespace meretid::access {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    std::string word = parse::essence(text.substr(at, end - at));
    if (!word.empty()) words.insert(std::move(word));
    at = end + 1;
  }
  return words;
}

}  // namespace

Requester::Requester(std::string_view text) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;\n", at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (std::string value = parse::essence(part); !value.empty()) {
      values_.insert(std::move(value));
      names_.push_back(words_of(part));
    }
    at = end + 1;
  }
}

bool Requester::owns(std::string_view text, bool is_name) const {
  if (values_.empty()) return false;
  if (values_.contains(parse::essence(text))) return true;
  if (!is_name) return false;
  const std::set<std::string> words = words_of(text);
  const auto known = [](const std::set<std::string>& name, const std::string& word) {
    // "Hansens": the genitive is the same name.
    return name.contains(word) || (word.size() > 2 && word.back() == 's' && name.contains(word.substr(0, word.size() - 1)));
  };
  return !words.empty() && std::any_of(names_.begin(), names_.end(), [&](const auto& name) {
    return std::all_of(words.begin(), words.end(), [&](const auto& word) { return known(name, word); });
  });
}

}  // namespace meretid::access
