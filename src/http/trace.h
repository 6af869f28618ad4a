// SPDX-License-Identifier: EUPL-1.2
// The trace id of a request: 32 hex digits that stand in the access log, in every log line that the request causes and in the
// problem that it may be answered with. W3C Trace Context (section 3.2, https://www.w3.org/TR/trace-context/): a proxy or a client
// that has one already gives it as `traceparent`. Pure but for the randomness; thread-safe; about 0.1 µs.
#pragma once

#include <string>
#include <string_view>

namespace meretid::http {

/// The id that the header names, or a new one where it is missing or not as the standard has it: version 00 to fe, no zero id.
/// Nothing else of the header is kept: what a client may put into the log is hex digits.
std::string trace_of(std::string_view traceparent);

}  // namespace meretid::http
