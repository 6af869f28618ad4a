// SPDX-License-Identifier: EUPL-1.2
// Dark boxes drawn over a picture whose pixels below are still in the file. In the child only, tool profile.
// Cost: decodes such pictures.
#pragma once

#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

#include "parse/drawn/drawing.h"
#include "parse/operation.h"

namespace meretid::parse {

struct UnderBox {
  drawn::Bounds box;
};
/// A picture that cannot be decoded counts as surviving: nobody cut it.
std::vector<UnderBox> images_under_boxes(Task& task, QPDFPageObjectHelper page, const drawn::Drawing& drawing);

}  // namespace meretid::parse
