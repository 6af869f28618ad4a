// SPDX-License-Identifier: EUPL-1.2
// Id<T>: a random 128-bit name, written as 26 characters of Crockford base 32. Ids of different things do not mix.
// The first 48 bits are the time in milliseconds, so rows made after each other lie beside each other in an index.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace meretid {

namespace base {
std::string new_id_text();                ///< cost: one getrandom(2)
bool is_id_text(std::string_view text);   ///< 26 characters of 0-9 A-H J K M N P-T V-Z
}  // namespace base

template <class T>
class Id {
 public:
  Id() = default;  ///< the empty id: "none"
  static Id make() { return Id(base::new_id_text()); }
  static Result<Id> parse(std::string_view text) {
    if (!base::is_id_text(text))
      return fail("base.bad_id", Kind::kBadInput, {{"found", std::string(text)}});
    return Id(std::string(text));
  }
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace meretid
