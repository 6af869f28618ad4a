// SPDX-License-Identifier: EUPL-1.2
#include "record/baseline_file.h"

#include <charconv>
#include <optional>

#include "base/hash.h"
#include "base/utf8.h"
#include "record/freed.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

constexpr std::string_view kHeader = "room;kind;minutes";
constexpr std::string_view kMark = "\xEF\xBB\xBF";  // Excel's mark of UTF-8

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (;;) {
    const auto end = line.find(';');
    columns.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return columns;
    line.remove_prefix(end + 1);
  }
}

/// "42,5" or "42.5"; no thousands.
std::optional<double> minutes_of(std::string text) {
  if (const auto comma = text.find(','); comma != std::string::npos) text[comma] = '.';
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0 && value <= 100'000)) return std::nullopt;
  return value;
}

Error bad(std::size_t line, std::string_view found) {
  // The file may be anything, also bytes that would steer the terminal it is shown on.
  std::string shown = base::repair(found.substr(0, 80));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return Error("record.baseline_file", Kind::kBadInput, {{"found", std::move(shown)}}, std::to_string(line));
}

}  // namespace

Result<std::vector<Baseline>> parse_baselines(std::string_view text,
                                              const std::function<bool(const Baseline&)>& known) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  std::vector<Baseline> all;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (number == 1) {
      if (line != kHeader) return fail(bad(number, line));
      continue;
    }
    if (line.empty()) continue;
    const auto columns = columns_of(line);
    if (columns.size() != 3) return fail(bad(number, line));
    const auto minutes = minutes_of(std::string(columns[2]));
    Baseline one{std::string(columns[0]), std::string(columns[1]), minutes.value_or(0)};
    if (!minutes || !known(one)) return fail(bad(number, line));
    all.push_back(std::move(one));
  }
  if (all.empty()) return fail(bad(2, ""));
  return all;
}

Result<void> import_baselines(store::Connection& db, std::string_view text,
                              const std::vector<Baseline>& baselines, Timestamp at) {
  const auto samples = static_cast<std::int64_t>(baselines.size());
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const auto fresh, tx.execute(store::sql("record/freed/add_file"), {base::blake2b_hex(text), samples, at}));
    if (fresh == 0) return fail("record.baselines_known", Kind::kConflict);
    for (const Baseline& one : baselines) TRY_VOID(add_baseline(tx, one.room, one.kind, one.minutes, {}, at));
    return append(tx, {at, "freed.baselines_imported", {}, {}, {}, {}, Facts().number("count", samples).json()});
  });
}

}  // namespace meretid::record
