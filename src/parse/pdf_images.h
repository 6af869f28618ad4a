// SPDX-License-Identifier: EUPL-1.2
// Where the pictures of a PDF page lie, by following the transformation matrix through its content and the forms it draws
// (ISO 32000-1, 8.3.4 and 8.10). In the child only. Cost: about 10 MB of content a second; pages without pictures cost nothing.
#pragma once

#include <cstdint>
#include <vector>

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace meretid::parse {

struct PlacedImage {
  std::int32_t object = 0;             ///< 0: inline
  std::int32_t width = 0, height = 0;  ///< pixels
  QPDFObjectHandle::Rectangle place;   ///< in the page's user space
};

struct Placed {
  std::vector<PlacedImage> images;
  bool paints = false;  ///< the page has content that is more than white space
};

Placed placed_images(QPDFPageObjectHelper page);

}  // namespace meretid::parse
