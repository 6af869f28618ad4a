// SPDX-License-Identifier: EUPL-1.2
// The pixels of an image object in any filter and colour space: set alone on a page and rendered by poppler, at most 2,000 pixels on
// the longer side. In the child only, tool profile. Cost: a process.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

#include "parse/operation.h"
#include "parse/picture.h"

namespace meretid::parse {

Result<Picture> image_pixels(Task& task, QPDFObjectHandle image);

}  // namespace meretid::parse
