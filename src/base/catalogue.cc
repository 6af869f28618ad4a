// SPDX-License-Identifier: EUPL-1.2
#include "base/catalogue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::base {
namespace {

struct Sentence {
  std::string da, en;
};

using Sentences = std::map<std::string, Sentence, std::less<>>;

// [parse.truncated] is a table in a table: a table with a "da" is a sentence, any other a part of the key.
void collect(const toml::table& table, const std::string& key, Sentences& all) {
  if (const auto da = table["da"].value<std::string>()) {
    all[key] = {*da, table["en"].value_or(*da)};
    return;
  }
  for (const auto& [name, node] : table)
    if (const toml::table* inner = node.as_table())
      collect(*inner, key.empty() ? std::string(name.str()) : key + "." + std::string(name.str()), all);
}

Sentences load() {
  Sentences all;
  for (const std::string_view path : embedded_under("")) {
    if (!path.ends_with("/errors.toml") && !path.ends_with("/texts.toml")) continue;
    const toml::parse_result parsed = toml::parse(*embedded(path), path);
    if (!parsed) {  // a defect of the build, found at the first start
      const auto& at = parsed.error().source().begin;
      std::fprintf(stderr, "%.*s:%u: %s\n", static_cast<int>(path.size()), path.data(), at.line,
                   std::string(parsed.error().description()).c_str());
      std::abort();
    }
    collect(parsed.table(), "", all);
  }
  return all;
}

const Sentences& sentences() {
  static const Sentences all = load();
  return all;
}

const std::string* find(std::string_view key, Language language) {
  const auto found = sentences().find(key);
  if (found == sentences().end()) return nullptr;
  return language == Language::kEnglish ? &found->second.en : &found->second.da;
}

// An argument that is itself words comes once per language: "expected.da", "expected.en".
const std::string* find_argument(const Arguments& arguments, std::string_view name, Language language) {
  const std::string in_language = std::string(name) + "." + std::string(to_text(language));
  for (const auto& [key, value] : arguments)
    if (key == name || key == in_language) return &value;
  return nullptr;
}

/// What stood in the input is shown to people and written to logs and terminals: valid UTF-8, no control characters, not endless.
std::string harmless(std::string_view value) {
  constexpr std::size_t kLongest = 1000;  // bytes
  const bool plain = value.size() <= kLongest && std::ranges::all_of(value, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
  if (plain) return std::string(value);
  const std::string text = repair(value.substr(0, 2 * kLongest));
  std::string out;
  for (std::size_t byte = 0; byte < text.size();) {
    const char32_t c = next(text, byte);
    if (out.size() >= kLongest) return out + "…";
    append(out, c < 0x20 || (c >= 0x7f && c < 0xa0) ? U' ' : c);
  }
  return out;
}

/// "count|row|rows" -> "row" where count is "1", else "rows"; nothing where it is no such choice or nobody gave the number.
std::optional<std::string_view> choice(std::string_view name, Language language, const Arguments& arguments) {
  const auto first = name.find('|'), second = first == std::string_view::npos ? first : name.find('|', first + 1);
  if (second == std::string_view::npos) return {};
  const std::string* number = find_argument(arguments, name.substr(0, first), language);
  if (number == nullptr) return {};
  return *number == "1" ? name.substr(first + 1, second - first - 1) : name.substr(second + 1);
}

// Fills {names} and {number|one|many}; a name that nobody gave stays as it is, so that the gap is seen.
std::string fill(std::string_view sentence, Language language, const Arguments& arguments, std::string_view where) {
  std::string out;
  while (true) {
    const auto open = sentence.find('{');
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) return out.append(sentence);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    out.append(sentence.substr(0, open));
    if (const std::string* value = find_argument(arguments, name, language)) out.append(harmless(*value));
    else if (const auto word = choice(name, language, arguments)) out.append(*word);
    else if (name == "where") out.append(where);
    else out.append(sentence.substr(open, close - open + 1));
    sentence.remove_prefix(close + 1);
  }
}

/// A place in a file is written "line 12, column 3" in an Error; a Dane reads it in Danish.
std::string shown(std::string where, Language language) {
  if (language == Language::kEnglish) return where;
  const auto replace = [&where](std::string_view english, std::string_view danish) {
    const auto at = where.find(english);
    const std::size_t digit = at + english.size();
    if (at != std::string::npos && digit < where.size() && where[digit] >= '0' && where[digit] <= '9') where.replace(at, english.size(), danish);
  };
  replace("line ", "linje ");
  replace("row ", "række ");
  replace("column ", "kolonne ");
  return where;
}

}  // namespace

Language language_from(std::string_view text) {
  return text.starts_with("en") ? Language::kEnglish : Language::kDanish;
}

std::string_view to_text(Language language) { return language == Language::kEnglish ? "en" : "da"; }

std::string render(const Error& error, Language language) {
  const std::string* sentence = find(error.code, language);
  const std::string where = shown(harmless(error.where), language);
  if (sentence == nullptr) {
    std::string out = error.code;
    for (const auto& [name, value] : error.args) out += " " + name + "=" + harmless(value);
    return where.empty() ? out : where + ": " + out;
  }
  std::string out = fill(*sentence, language, error.args, where);
  if (!where.empty() && sentence->find("{where}") == std::string::npos) out.insert(0, where + ": ");
  return out;
}

std::string render(const Error& error, std::string_view language) { return render(error, language_from(language)); }

std::string text(std::string_view key, Language language, const Arguments& arguments) {
  const std::string* sentence = find(key, language);
  return sentence == nullptr ? std::string(key) : fill(*sentence, language, arguments, "");
}

std::string text(std::string_view key, std::string_view language, const Arguments& arguments) {
  return text(key, language_from(language), arguments);
}

bool has_text(std::string_view key) { return sentences().contains(key); }

std::vector<std::string_view> text_keys() {
  std::vector<std::string_view> keys;
  for (const auto& [key, sentence] : sentences()) keys.push_back(key);
  return keys;
}

}  // namespace meretid::base
