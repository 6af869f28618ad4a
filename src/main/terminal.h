// SPDX-License-Identifier: EUPL-1.2
// Where a command writes and in which language. Results go to `out`, everything else to `messages`.
// A value passed down; used by one thread, `Progress` by any.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "base/error.h"

namespace meretid::program {

struct Terminal {
  std::ostream& out;
  std::ostream& messages;
  bool interactive = false;  ///< `messages` is a screen: a moving bar is welcome
  std::size_t width = 90;
  base::Language language = base::Language::kDanish;

  std::string text(std::string_view key, const base::Arguments& arguments = {}) const {
    return base::text(key, language, arguments);
  }
  /// Says the error and gives its exit code.
  int report(const base::Error& error) const;
};

/// --lang, else LC_ALL, LC_MESSAGES or LANG where it is Danish or English, else none.
std::optional<base::Language> wanted_language(const std::vector<std::string>& words);

/// On a screen a bar that moves in place; elsewhere a line for each step and each tenth. Thread-safe.
class Progress {
 public:
  explicit Progress(const Terminal& terminal) : terminal_(terminal) {}
  ~Progress() { end(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(double fraction, std::string_view step);
  void end();  ///< clears the bar

 private:
  void draw(int percent, const std::string& step);

  const Terminal& terminal_;
  std::mutex mutex_;
  std::string step_;
  int percent_ = -1;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace meretid::program
