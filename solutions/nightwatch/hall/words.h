// SPDX-License-Identifier: EUPL-1.2
// The word of an enum's value as its labels say it, and back; an id that may be missing: for columns and facts. Thread-safe; a walk over a few choices.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "describe/describe.h"

namespace meretid::nightwatch::hall {

template <class E>
std::string to_word(E value) {
  for (const auto& choice : describe::type_of<E>().choices)
    if (choice.value == static_cast<std::int64_t>(value)) return choice.name;
  return {};
}

template <class E>
std::optional<E> from_word(std::string_view word) {
  for (const auto& choice : describe::type_of<E>().choices)
    if (choice.name == word) return static_cast<E>(choice.value);
  return {};
}

template <class T>
Result<Id<T>> id_or_none(const std::string& text) {
  if (text.empty()) return Id<T>();
  return Id<T>::parse(text);
}

}  // namespace meretid::nightwatch::hall
