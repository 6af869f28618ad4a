// SPDX-License-Identifier: EUPL-1.2
// A PDF of which only the attachments are encrypted (PDF 32000-1, 7.6.5: /StmF and /StrF are Identity) is read without a password, as
// every reader does; libqpdf asks for one. In the child only. Costs nothing where no /Encrypt stands in the file.
#pragma once

#include <string>
#include <string_view>

namespace meretid::parse {

/// `bytes`, or `copy` of them that libqpdf opens; then the attachments stay as they are: encrypted.
std::string_view readable_pdf(std::string_view bytes, std::string& copy);

}  // namespace meretid::parse
