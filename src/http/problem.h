// SPDX-License-Identifier: EUPL-1.2
// An Error as application/problem+json (RFC 9457) in the language of who asks: status, title, code, detail, where, and the trace id
// of this thread (base::Trace), by which whoever runs the server finds the request in the log.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace meretid::http {

/// `status` 0: what the error's kind says.
Response problem(const Error& error, std::string_view language, int status = 0);

/// "da" or "en": the account's choice, else what Accept-Language prefers, else "da".
std::string language_of(const Request& request);

/// Response helpers for handlers.
Response json(std::string body, int status = 200);
Response no_content();

/// "Not Found"
std::string_view reason_phrase(int status);

}  // namespace meretid::http
