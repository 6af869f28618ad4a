// SPDX-License-Identifier: EUPL-1.2
// A mail (RFC 5322, MIME) as one text, its head first, and its attachments. By gmime, in the child only. Single-threaded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

struct MailPart {
  std::string name;     ///< as the mail says it, UTF-8; "" when it says nothing
  std::string ending;   ///< for a part without a name: ".png", ".eml"
  std::string content;
};

struct Mail {
  std::string text;     ///< "Fra: …\nTil: …\n…\n\n" and the body
  std::vector<MailPart> parts;
  std::vector<Error> findings;
  bool whole = true;
};

/// Loads what gmime needs from disk; before the walls stand.
void prepare_mail();
Result<Mail> read_mail(std::string_view bytes);

}  // namespace meretid::parse
