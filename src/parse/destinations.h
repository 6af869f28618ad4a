// SPDX-License-Identifier: EUPL-1.2
// Where a link or a bookmark leads inside its own document (PDF 32000-1, 12.3.2): a page and a view of numbers. Names of destinations
// are looked up and not kept: they may say anything. In the child only. One thread.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

namespace meretid::parse {

struct Destination {
  std::int32_t page = -1;           ///< from 0
  std::vector<std::string> view;    ///< "/XYZ", "72", "null" …
};

class Destinations {
 public:
  Destinations(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages);
  /// An array, a name or a string; false where it leads to no page of this document.
  bool take(QPDFObjectHandle given, Destination& to);

 private:
  QPDFObjectHandle resolved(QPDFObjectHandle given);
  QPDF& pdf_;
  std::map<QPDFObjGen, std::int32_t> numbers_;
};

/// The same place in a made file; `page`: of that file.
QPDFObjectHandle made_destination(const Destination& to, QPDFObjectHandle page);

}  // namespace meretid::parse
