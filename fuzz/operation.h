// SPDX-License-Identifier: EUPL-1.2
// An operation of meretid-parse on bytes in this process, without its walls: what it throws is caught as the child catches it.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "fuzz/input.h"
#include "parse/operation.h"

namespace meretid::fuzz {

class BytesTask : public parse::Task {
 public:
  BytesTask(std::vector<std::string_view> inputs, std::string options) : inputs_(std::move(inputs)), options_(std::move(options)) {}
  std::size_t inputs() const override { return inputs_.size(); }
  std::string_view bytes(std::size_t input) override { return input < inputs_.size() ? inputs_[input] : std::string_view(); }
  Result<std::string> path(std::size_t, std::string_view) override { return fail("parse.bad_call", Kind::kInternal); }
  const std::string& folder() const override { return nowhere_; }
  const std::string& options() const override { return options_; }
  void attach(std::string_view, std::string_view bytes) override {
    ++attachments;
    attached += bytes.size();
  }
  void progress(double fraction) override { must(fraction >= 0 && fraction <= 1); }

  std::size_t attachments = 0, attached = 0;

 private:
  std::vector<std::string_view> inputs_;
  std::string options_, nowhere_;
};

/// The JSON of the answer; "" when there is none.
inline std::string run(std::string_view name, BytesTask& task) {
  static const parse::Operation* const kOperation = [&] {
    const auto* found = parse::find_operation(name);
    must(found != nullptr);
    if (found->prepare != nullptr) found->prepare();
    return found;
  }();
  try {
    auto answer = kOperation->run(task);
    if (answer) return std::move(*answer);
    must(!answer.error().code.empty());
  } catch (const std::exception&) {  // a library's; the child makes parse.library of it
  }
  return {};
}

}  // namespace meretid::fuzz
