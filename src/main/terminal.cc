// SPDX-License-Identifier: EUPL-1.2
#include "main/terminal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"

namespace meretid::program {
namespace {

constexpr int kBar = 24;  // columns
constexpr std::chrono::milliseconds kRedraw{100};

std::optional<base::Language> language_of(std::string_view text) {
  if (text.starts_with("da")) return base::Language::kDanish;
  if (text.starts_with("en")) return base::Language::kEnglish;
  return std::nullopt;
}

}  // namespace

int Terminal::report(const base::Error& error) const {
  messages << base::render(error, language) << '\n';
  return base::exit_code(error.kind);
}

std::optional<base::Language> wanted_language(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--lang" && i + 1 < words.size()) return language_of(words[i + 1]);
    if (words[i].starts_with("--lang=")) return language_of(words[i].substr(7));
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return language_of(value);
  }
  return std::nullopt;
}

void Progress::show(double fraction, std::string_view step) {
  const std::lock_guard lock(mutex_);
  const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
  const std::string name = step.empty() ? step_ : terminal_.text(step);
  const bool new_step = name != step_;
  const auto now = std::chrono::steady_clock::now();
  if (terminal_.interactive) {
    if (!new_step && (percent == percent_ || now - last_ < kRedraw)) return;
  } else if (!new_step && percent / 10 <= percent_ / 10) {
    return;
  }
  step_ = name;
  percent_ = percent;
  last_ = now;
  draw(percent, name);
}

void Progress::draw(int percent, const std::string& step) {
  if (!terminal_.interactive) {
    terminal_.messages << percent << " % " << step << std::endl;
    return;
  }
  std::string line = "\r\033[K[";
  for (int i = 0; i < kBar; ++i) line += i * 100 < percent * kBar ? "█" : "·";
  line += "] " + std::string(percent < 10 ? "  " : percent < 100 ? " " : "") + std::to_string(percent) + " % ";
  const auto room = static_cast<std::int64_t>(terminal_.width) - kBar - 10;
  line += base::OffsetIndex(step).slice(0, std::max<std::int64_t>(room, 0));
  terminal_.messages << line << std::flush;
  drawn_ = true;
}

void Progress::end() {
  const std::lock_guard lock(mutex_);
  if (drawn_) terminal_.messages << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace meretid::program
