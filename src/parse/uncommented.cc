// SPDX-License-Identifier: EUPL-1.2
#include "parse/uncommented.h"

#include <memory>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_QPDFTokenizer.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace meretid::parse {
namespace {

class Filter : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(QPDFTokenizer::Token const& token) override {
    if (token.getType() != QPDFTokenizer::tt_comment) writeToken(token);
    else write(" ");
  }
};

}  // namespace

std::string uncommented(std::string content) {
  if (content.find('%') == std::string::npos) return content;
  Filter filter;
  Pl_Buffer out("uncommented");
  Pl_QPDFTokenizer pipeline("uncommented", &filter, &out);
  pipeline.write(reinterpret_cast<const unsigned char*>(content.data()), content.size());
  pipeline.finish();
  const std::unique_ptr<Buffer> bytes(out.getBuffer());
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace meretid::parse
