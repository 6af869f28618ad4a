// SPDX-License-Identifier: EUPL-1.2
// Writes the tokens of a JSON value down again as they come, for a field that keeps any JSON unread. Used by one reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/json_text.h"

namespace meretid::describe {

class RawText {
 public:
  bool active() const { return into_ != nullptr; }
  std::size_t depth() const { return depth_; }

  /// From here to the bracket that closes this one everything goes into `text`.
  void begin(std::string& text, char bracket) {
    into_ = &text;
    text.clear();
    open(bracket);
  }
  void open(char bracket) {
    comma();
    *into_ += bracket;
    ++depth_;
  }
  void close(char bracket) {
    *into_ += bracket;
    if (--depth_ == 0) into_ = nullptr;
  }
  void token(std::string_view text) {
    comma();
    into_->append(text);
  }
  void key(std::string_view name) {
    comma();
    base::append_json_text(*into_, name);
    *into_ += ':';
  }

 private:
  // Between two values, never behind a bracket that opens or a colon: those are no last character of a token.
  void comma() {
    if (!into_->empty() && into_->back() != '{' && into_->back() != '[' && into_->back() != ':') *into_ += ',';
  }

  std::string* into_ = nullptr;
  std::size_t depth_ = 0;
};

}  // namespace meretid::describe
