// SPDX-License-Identifier: EUPL-1.2
// The two text forms of the protocol: base64url without padding (RFC 7515, appendix C) and form encoding
// (application/x-www-form-urlencoded, WHATWG URL 5). Pure, thread-safe, linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::oidc {

std::string base64url(std::string_view bytes);
/// Strict: no padding, no line break, no bits left over.
std::optional<std::string> from_base64url(std::string_view text);
std::string sha256(std::string_view bytes);  ///< 32 raw bytes

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;
std::string form_encode(std::string_view text);
std::string form_encode(const Fields& fields);  ///< "a=1&b=2"
/// The value of one field of a form body; nullopt when it is absent, there twice, or badly written.
std::optional<std::string> form_field(std::string_view form, std::string_view name);
/// The address with these fields behind its '?'.
std::string with_query(std::string_view address, const Fields& fields);

}  // namespace meretid::oidc
