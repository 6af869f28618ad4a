// SPDX-License-Identifier: EUPL-1.2
// E-mail addresses (RFC 5321 in the forms people use, with letters of any language before and after the at sign).
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/scan.h"

namespace meretid::access {

void scan_email(const Reading& reading, std::vector<Claim>& claims) {
  const auto& text = reading.text();
  const auto is_local = [](char32_t c) {
    return base::is_letter(c) || danish::is_digit(c) || c == U'.' || c == U'_' || c == U'-' || c == U'+' || c == danish::kNothing || c == U'\'';
  };
  for (std::size_t at = text.plain.find(U'@'); at != std::u32string::npos; at = text.plain.find(U'@', at + 1)) {
    auto start = static_cast<std::int32_t>(at), end = start + 1;
    while (is_local(text.at(start - 1))) --start;
    while (text.at(start) == U'.' || text.at(start) == U'-' || text.at(start) == U'\'') ++start;
    const auto is_domain = [](char32_t c) { return base::is_letter(c) || danish::is_digit(c) || c == U'-' || c == U'.' || c == danish::kNothing; };
    while (is_domain(text.at(end))) ++end;
    while (text.at(end - 1) == U'.' || text.at(end - 1) == U'-') --end;
    const auto domain = text.lower_part(static_cast<std::int64_t>(at) + 1, end);
    const std::size_t dot = domain.rfind(U'.');
    if (start >= static_cast<std::int32_t>(at) || dot == std::u32string_view::npos || dot == 0 || domain.size() - dot < 3) continue;
    Claim claim;
    claim.start = start;
    claim.end = end;
    claim.type = FindingType::kEmail;
    claim.score = 6;
    claim.entity = base::encode(text.lower_part(start, end));
    claim.reasons = {"email_form"};
    claims.push_back(std::move(claim));
  }
}

}  // namespace meretid::access
