// SPDX-License-Identifier: EUPL-1.2
// Any text through the tokeniser; any line as every kind of number and date.
// libraries: danish
#include "base/clock.h"
#include "base/date.h"
#include "base/utf8.h"
#include "danish/calendar_date.h"
#include "danish/check_digits.h"
#include "danish/cpr.h"
#include "danish/tokens.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string_view bytes = fuzz::text_of(data, size);
  const danish::Text text(base::repair(bytes));
  fuzz::must(text.plain.size() == text.lower.size());
  std::int32_t before = 0;
  for (const auto& token : danish::tokens(text)) {
    fuzz::must(token.start >= before && token.end > token.start && token.end <= text.size());
    before = token.end;
  }
  const std::string_view line = fuzz::Draw(bytes).until('\n');
  if (const auto cpr = danish::read_cpr(line)) fuzz::must(line.size() == 10 && cpr->birth.ok());
  if (const auto day = danish::read_cpr_date(line)) fuzz::must(line.size() == 6 && day->ok());
  if (danish::is_cvr(line)) fuzz::must(line.size() == 8);
  if (danish::is_ean13(line)) fuzz::must(line.size() == 13);
  static_cast<void>(danish::is_iban(line));
  if (const auto month = danish::month_of(text.lower)) fuzz::must(*month >= 1 && *month <= 12);
  if (const auto date = date_from_iso8601(line)) fuzz::must(date->ok() && date_from_iso8601(to_iso8601(*date)) == date);
  if (const auto time = from_iso8601(line)) fuzz::must(from_iso8601(to_iso8601(*time)) == time);
  return 0;
}
