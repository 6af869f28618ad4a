// SPDX-License-Identifier: EUPL-1.2
// Sentences for people, from every embedded errors.toml and texts.toml. A key is "folder.what"; a sentence may hold {names} and
// {count|word for one|word for many}.
// Read once at first use, then thread-safe without locks.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace meretid::base {

enum class Language { kDanish, kEnglish };

/// "en…" is English, everything else Danish.
Language language_from(std::string_view text);
std::string_view to_text(Language language);  ///< "da", "en"

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// The sentence of the error. {where} is error.where; a place that the sentence does not name is put in front of it.
/// An argument that is words comes once per language: {"expected.da", …}, {"expected.en", …} fill {expected}.
/// An unknown code gives the code and its arguments: never nothing.
std::string render(const Error& error, Language language);
std::string render(const Error& error, std::string_view language);

/// A text by key; an unknown key gives the key itself.
std::string text(std::string_view key, Language language, const Arguments& arguments = {});
std::string text(std::string_view key, std::string_view language, const Arguments& arguments = {});

bool has_text(std::string_view key);
/// All keys, sorted.
std::vector<std::string_view> text_keys();

}  // namespace meretid::base
