// SPDX-License-Identifier: EUPL-1.2
// Links that a struck page may keep: addresses of the web and of mail, and jumps inside the document, made anew with nothing but their
// place and their goal. In the child only. One thread.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

#include "parse/destinations.h"
#include "parse/drawn/geometry.h"

namespace meretid::parse {

struct KeptLink {
  QPDFObjGen source;                 ///< the annotation that it was
  drawn::Bounds place;               ///< user space of the page
  std::vector<double> quads;
  std::string address;               ///< ASCII; "": a jump
  Destination goal = {};             ///< of a jump
};

/// Of all pages, in their order. Call it before annotations are flattened.
std::vector<std::vector<KeptLink>> links_of(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages);

/// What the address says to whoever reads it, percent-encoding undone.
std::string spoken(const std::string& address);

/// The annotation, without its place in the structure; `pages`: those of the made file, null where there is none.
QPDFObjectHandle made_link(const KeptLink& link, std::vector<QPDFObjectHandle>& pages);

}  // namespace meretid::parse
