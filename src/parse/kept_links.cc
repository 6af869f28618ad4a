// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_links.h"

#include <algorithm>
#include <array>

namespace meretid::parse {
namespace {

constexpr int kMostLinks = 10'000;
constexpr std::size_t kLongestAddress = 2'000;
constexpr int kHidden = 2, kNoView = 32;  // bits of /F
constexpr std::array<std::string_view, 3> kSchemes = {"http://", "https://", "mailto:"};

bool plain_address(const std::string& address) {
  return address.size() <= kLongestAddress && std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < 0x7F; }) &&
         std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) { return address.starts_with(scheme); });
}

bool take_goal(QPDFObjectHandle annotation, Destinations& destinations, KeptLink& link) {
  auto action = annotation.getKey("/A");
  if (!action.isDictionary()) return destinations.take(annotation.getKey("/Dest"), link.goal);
  if (action.getKey("/S").isNameAndEquals("/GoTo")) return destinations.take(action.getKey("/D"), link.goal);
  if (!action.getKey("/S").isNameAndEquals("/URI") || !action.getKey("/URI").isString()) return false;
  link.address = action.getKey("/URI").getStringValue();
  return plain_address(link.address);
}

}  // namespace

std::vector<std::vector<KeptLink>> links_of(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) {
  Destinations destinations(pdf, pages);
  std::vector<std::vector<KeptLink>> all(pages.size());
  int count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto annotations = pages[i].getObjectHandle().getKey("/Annots");
    if (!annotations.isArray()) continue;
    for (auto& annotation : annotations.aitems()) {
      if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link") || !annotation.getKey("/Rect").isRectangle()) continue;
      auto flags = annotation.getKey("/F");
      if ((flags.isInteger() && (flags.getIntValue() & (kHidden | kNoView)) != 0) || ++count > kMostLinks) continue;
      KeptLink link;
      link.source = annotation.getObjGen();
      const auto r = annotation.getKey("/Rect").getArrayAsRectangle();
      link.place.add(drawn::Point{r.llx, r.lly});
      link.place.add(drawn::Point{r.urx, r.ury});
      auto quads = annotation.getKey("/QuadPoints");
      for (int q = 0; quads.isArray() && q < std::min(quads.getArrayNItems(), 800); ++q)
        if (quads.getArrayItem(q).isNumber()) link.quads.push_back(quads.getArrayItem(q).getNumericValue());
      if (link.quads.size() % 8 != 0) link.quads.clear();
      if (take_goal(annotation, destinations, link)) all[i].push_back(std::move(link));
    }
  }
  return all;
}

std::string spoken(const std::string& address) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 && digit(address[i + 2]) >= 0) {
      out += static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2]));
      i += 2;
    } else {
      out += address[i];
    }
  }
  return out;
}

QPDFObjectHandle made_link(const KeptLink& link, std::vector<QPDFObjectHandle>& pages) {
  const auto number = [](double value) { return QPDFObjectHandle::newReal(value, 2); };
  const bool jump = link.address.empty();
  const auto page = static_cast<std::size_t>(link.goal.page);
  if (jump && (link.goal.page < 0 || page >= pages.size() || !pages[page].isDictionary())) return QPDFObjectHandle::newNull();
  auto made = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 >>");
  made.replaceKey("/Rect", QPDFObjectHandle::newArray({number(link.place.left), number(link.place.bottom), number(link.place.right), number(link.place.top)}));
  if (!link.quads.empty()) {
    auto quads = QPDFObjectHandle::newArray();
    for (const double value : link.quads) quads.appendItem(number(value));
    made.replaceKey("/QuadPoints", quads);
  }
  if (jump) {
    made.replaceKey("/Dest", made_destination(link.goal, pages[page]));
  } else {
    auto action = QPDFObjectHandle::parse("<< /S /URI >>");
    action.replaceKey("/URI", QPDFObjectHandle::newString(link.address));
    made.replaceKey("/A", action);
  }
  return made;
}

}  // namespace meretid::parse
