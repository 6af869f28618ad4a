// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_links.h"

#include <algorithm>
#include <array>
#include <map>
#include <qpdf/QPDFNameTreeObjectHelper.hh>

namespace meretid::parse {
namespace {

constexpr int kMostLinks = 10'000;
constexpr std::size_t kLongestAddress = 2'000;
constexpr int kHidden = 2, kNoView = 32;  // bits of /F
constexpr std::array<std::string_view, 3> kSchemes = {"http://", "https://", "mailto:"};
constexpr std::array<const char*, 8> kViews = {"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"};

bool plain_address(const std::string& address) {
  return address.size() <= kLongestAddress && std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < 0x7F; }) &&
         std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) { return address.starts_with(scheme); });
}

class Destinations {
 public:
  Destinations(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) : pdf_(pdf) {
    for (std::size_t i = 0; i < pages.size(); ++i) numbers_[pages[i].getObjectHandle().getObjGen()] = static_cast<std::int32_t>(i);
  }
  bool take(QPDFObjectHandle given, KeptLink& link) {
    auto target = resolved(given);
    if (target.isDictionary()) target = target.getKey("/D");
    if (!target.isArray() || target.getArrayNItems() < 2) return false;
    const auto page = numbers_.find(target.getArrayItem(0).getObjGen());
    if (page == numbers_.end()) return false;
    link.page = page->second;
    for (int i = 1; i < std::min(target.getArrayNItems(), 6); ++i) {
      auto item = target.getArrayItem(i);
      const bool name = item.isName() && std::find(kViews.begin(), kViews.end(), item.getName()) != kViews.end();
      if (i == 1 ? !name : !item.isNumber() && !item.isNull()) return false;
      link.view.push_back(item.unparse());
    }
    return true;
  }

 private:
  // Names and strings are looked up and not kept: they may say anything.
  QPDFObjectHandle resolved(QPDFObjectHandle given) {
    auto root = pdf_.getRoot();
    if (given.isName()) return root.getKey("/Dests").isDictionary() ? root.getKey("/Dests").getKey(given.getName()) : QPDFObjectHandle::newNull();
    if (!given.isString()) return given;
    auto names = root.getKey("/Names");
    if (!names.isDictionary() || !names.getKey("/Dests").isDictionary()) return QPDFObjectHandle::newNull();
    auto found = QPDFObjectHandle::newNull();
    QPDFNameTreeObjectHelper(names.getKey("/Dests"), pdf_, false).findObject(given.getUTF8Value(), found);
    return found;
  }
  QPDF& pdf_;
  std::map<QPDFObjGen, std::int32_t> numbers_;
};

bool take_goal(QPDFObjectHandle annotation, Destinations& destinations, KeptLink& link) {
  auto action = annotation.getKey("/A");
  if (!action.isDictionary()) return destinations.take(annotation.getKey("/Dest"), link);
  if (action.getKey("/S").isNameAndEquals("/GoTo")) return destinations.take(action.getKey("/D"), link);
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
  if (jump && (link.page < 0 || static_cast<std::size_t>(link.page) >= pages.size() || !pages[static_cast<std::size_t>(link.page)].isDictionary())) return QPDFObjectHandle::newNull();
  auto made = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 >>");
  made.replaceKey("/Rect", QPDFObjectHandle::newArray({number(link.place.left), number(link.place.bottom), number(link.place.right), number(link.place.top)}));
  if (!link.quads.empty()) {
    auto quads = QPDFObjectHandle::newArray();
    for (const double value : link.quads) quads.appendItem(number(value));
    made.replaceKey("/QuadPoints", quads);
  }
  if (jump) {
    auto goal = QPDFObjectHandle::newArray({pages[static_cast<std::size_t>(link.page)]});
    for (const std::string& item : link.view) goal.appendItem(QPDFObjectHandle::parse(item));
    made.replaceKey("/Dest", goal);
  } else {
    auto action = QPDFObjectHandle::parse("<< /S /URI >>");
    action.replaceKey("/URI", QPDFObjectHandle::newString(link.address));
    made.replaceKey("/A", action);
  }
  return made;
}

}  // namespace meretid::parse
