// SPDX-License-Identifier: EUPL-1.2
// From a page's user space to points from the top left of the MediaBox as it is shown (rotation applied). In the child only.
#pragma once

#include <qpdf/QPDFPageObjectHelper.hh>

#include "parse/document.h"

namespace meretid::parse {

class ShownPage {
 public:
  using Rectangle = QPDFObjectHandle::Rectangle;
  explicit ShownPage(QPDFPageObjectHelper& page);

  Box box(const Rectangle& user_space) const;
  /// The way back from `box`.
  Rectangle user_space(const Box& shown) const;
  Box media() const { return box(media_); }
  Box crop() const { return box(crop_); }
  const Rectangle& crop_in_user_space() const { return crop_; }

 private:
  Rectangle media_, crop_;
  int turn_ = 0;
};

}  // namespace meretid::parse
