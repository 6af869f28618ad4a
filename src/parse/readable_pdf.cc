// SPDX-License-Identifier: EUPL-1.2
#include "parse/readable_pdf.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

namespace meretid::parse {
namespace {

constexpr std::string_view kKey = "/Encrypt", kOther = "/Encryp_";

bool asks_for_password(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("locked", bytes.data(), bytes.size());
  } catch (const QPDFExc& e) {
    return e.getErrorCode() == qpdf_e_password;
  } catch (const std::exception&) {
    return false;
  }
  return false;
}

bool pages_are_open(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("locked", bytes.data(), bytes.size());
    auto how = pdf.getTrailer().getKey(std::string(kOther));
    const auto open = [&](const char* key) { return how.getKey(key).isNull() || how.getKey(key).isNameAndEquals("/Identity"); };
    return how.isDictionary() && how.getKey("/V").isInteger() && how.getKey("/V").getIntValue() >= 4 && open("/StmF") && open("/StrF");
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

std::string_view readable_pdf(std::string_view bytes, std::string& copy) {
  if (bytes.find(kKey) == std::string_view::npos || !asks_for_password(bytes)) return bytes;
  copy = bytes;
  for (auto at = copy.find(kKey); at != std::string::npos; at = copy.find(kKey, at + 1)) {
    const char next = at + kKey.size() < copy.size() ? copy[at + kKey.size()] : ' ';
    if (next == ' ' || next == '\r' || next == '\n' || next == '<') copy.replace(at, kKey.size(), kOther);  // not /EncryptMetadata
  }
  return pages_are_open(copy) ? std::string_view(copy) : bytes;
}

}  // namespace meretid::parse
