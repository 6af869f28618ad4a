// SPDX-License-Identifier: EUPL-1.2
// What a mail address that is made of somebody's name says of him: one of an authority, a lawyer or a doctor that he acts there, one
// of a firm that he does not. By list of domains and by their words. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

enum class MailOf { kUnknown, kOffice, kFirm };

/// "matho@horsens.dk" of Maja Thorup: the letters before the sign are the name's, in its order. In lower case.
bool is_made_of(std::u32string_view local_part, const std::vector<std::u32string>& name);
/// "holbaek.dk", "rsyd.dk", "politi.dk": kOffice; "gmail.com", "tuseskole.dk": kUnknown; all others kFirm.
MailOf mail_of(std::u32string_view domain);

}  // namespace meretid::access
