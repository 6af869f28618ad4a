// SPDX-License-Identifier: EUPL-1.2
// Who sent a mail and when, from the head that src/parse writes above its text ("Fra: …", "Dato: Tue, 4 Mar 2025 10:00:00 +0100"). Pure.
#pragma once

#include <string>
#include <string_view>

namespace meretid::access::collect {

struct MailHead {
  std::string sender;
  std::string date;  ///< "2025-03-04", the sender's own day; empty where it is none
};

MailHead mail_head(std::string_view text);

}  // namespace meretid::access::collect
