// SPDX-License-Identifier: EUPL-1.2
// Optional content: which layers a document switches off when it is opened (PDF 32000-1, 8.11). Immutable after construction.
#pragma once

#include <qpdf/QPDF.hh>
#include <set>

namespace meretid::parse::drawn {

class Layers {
 public:
  explicit Layers(QPDF& pdf);
  /// `content`: an OCG or OCMD dictionary; anything else is on.
  bool off(QPDFObjectHandle content) const;
  bool any_off() const { return base_off_ || !off_.empty(); }

 private:
  bool group_off(QPDFObjectHandle group) const;
  std::set<QPDFObjGen> off_, on_;
  bool base_off_ = false;
};

}  // namespace meretid::parse::drawn
