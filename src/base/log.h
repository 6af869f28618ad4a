// SPDX-License-Identifier: EUPL-1.2
// Log lines for operators: one JSON object per line on stderr, with time, level, event, trace id and fields.
// Never document text, never a personal number: fields are ids, counts, codes and durations.
// Thread-safe: a line is one write(2). $MERETID_LOG = debug | info | warning | error | off, default info.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace meretid::base {

enum class Level { kDebug, kInfo, kWarning, kError, kOff };

class LogField {
 public:
  LogField(std::string_view name, std::string_view value) : name_(name), text_(value), form_(Form::kText) {}
  LogField(std::string_view name, const char* value) : LogField(name, std::string_view(value)) {}
  LogField(std::string_view name, const std::string& value) : LogField(name, std::string_view(value)) {}
  LogField(std::string_view name, bool value) : name_(name), integer_(value), form_(Form::kBool) {}
  template <std::integral T>
  LogField(std::string_view name, T value)
      : name_(name), integer_(static_cast<std::int64_t>(value)), form_(Form::kInteger) {}
  LogField(std::string_view name, double value) : name_(name), number_(value), form_(Form::kNumber) {}
  void write(std::string& line) const;

 private:
  enum class Form { kText, kInteger, kNumber, kBool };
  std::string_view name_, text_;
  std::int64_t integer_ = 0;
  double number_ = 0;
  Form form_;
};
using LogFields = std::initializer_list<LogField>;

/// log_line(Level::kInfo, "jobs.leased", {{"job", id.text()}, {"attempt", 2}});
void log_line(Level level, std::string_view event, LogFields fields = {});
inline void log_debug(std::string_view event, LogFields f = {}) { log_line(Level::kDebug, event, f); }
inline void log_info(std::string_view event, LogFields f = {}) { log_line(Level::kInfo, event, f); }
inline void log_warning(std::string_view event, LogFields f = {}) { log_line(Level::kWarning, event, f); }
inline void log_error(std::string_view event, LogFields f = {}) { log_line(Level::kError, event, f); }

/// Lines that go out together: one system call for many, where a line each would cost more than what it tells of. Not thread-safe.
class LogBatch {
 public:
  LogBatch() = default;
  LogBatch(const LogBatch&) = delete;
  LogBatch& operator=(const LogBatch&) = delete;
  ~LogBatch() { write(); }

  /// The line's time is now. Written by itself when many have come together.
  void add(Level level, std::string_view event, std::string_view trace, LogFields fields = {});
  void write();

 private:
  std::string lines_;
};

/// From here on lines below this are dropped.
void set_log_level(Level level);

/// All lines of this thread carry the trace id while the object lives. Nests. For a request it is 32 hex digits (http/trace.h); in a
/// worker it is the id of the job that a person or a timer started. The line "jobs.submitted" of the request holds both.
/// Ids longer than kLongest are cut. Costs no allocation: every request has one.
class Trace {
 public:
  static constexpr std::size_t kLongest = 46;

  explicit Trace(std::string_view id);
  ~Trace();
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;
  static std::string_view current();  ///< "" outside; valid until the next Trace of this thread begins or ends

 private:
  struct Text {
    std::array<char, kLongest> bytes{};
    unsigned char size = 0;
  };
  static Text& here();
  const Text before_;
};

}  // namespace meretid::base
