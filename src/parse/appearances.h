// SPDX-License-Identifier: EUPL-1.2
// How a field or a free text looks that has no appearance of its own, or whose file asks readers to make one (/NeedAppearances; PDF
// 32000-1, 12.7.3.3): its text in Helvetica, Times or Courier, about where readers set it, so that it is still there when the page is
// flattened. Text beyond Windows-1252 is left as it is. In the child only. One thread.
#pragma once

#include <qpdf/QPDF.hh>

namespace meretid::parse {

void give_appearances(QPDF& pdf);

}  // namespace meretid::parse
