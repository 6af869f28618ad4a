// SPDX-License-Identifier: EUPL-1.2
#include "parse/destinations.h"

#include <algorithm>
#include <array>
#include <qpdf/QPDFNameTreeObjectHelper.hh>

namespace meretid::parse {
namespace {

constexpr std::array<const char*, 8> kViews = {"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"};

}  // namespace

Destinations::Destinations(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) : pdf_(pdf) {
  for (std::size_t i = 0; i < pages.size(); ++i) numbers_[pages[i].getObjectHandle().getObjGen()] = static_cast<std::int32_t>(i);
}

bool Destinations::take(QPDFObjectHandle given, Destination& to) {
  auto target = resolved(given);
  if (target.isDictionary()) target = target.getKey("/D");
  if (!target.isArray() || target.getArrayNItems() < 2) return false;
  const auto page = numbers_.find(target.getArrayItem(0).getObjGen());
  if (page == numbers_.end()) return false;
  to.page = page->second;
  for (int i = 1; i < std::min(target.getArrayNItems(), 6); ++i) {
    auto item = target.getArrayItem(i);
    const bool name = item.isName() && std::find(kViews.begin(), kViews.end(), item.getName()) != kViews.end();
    if (i == 1 ? !name : !item.isNumber() && !item.isNull()) return false;
    to.view.push_back(item.unparse());
  }
  return true;
}

QPDFObjectHandle Destinations::resolved(QPDFObjectHandle given) {
  auto root = pdf_.getRoot();
  if (given.isName()) return root.getKey("/Dests").isDictionary() ? root.getKey("/Dests").getKey(given.getName()) : QPDFObjectHandle::newNull();
  if (!given.isString()) return given;
  auto names = root.getKey("/Names");
  if (!names.isDictionary() || !names.getKey("/Dests").isDictionary()) return QPDFObjectHandle::newNull();
  auto found = QPDFObjectHandle::newNull();
  try {
    QPDFNameTreeObjectHelper(names.getKey("/Dests"), pdf_, false).findObject(given.getUTF8Value(), found);
  } catch (const std::exception&) {  // a broken tree names nothing
    return QPDFObjectHandle::newNull();
  }
  return found;
}

QPDFObjectHandle made_destination(const Destination& to, QPDFObjectHandle page) {
  auto made = QPDFObjectHandle::newArray({page});
  for (const std::string& item : to.view) made.appendItem(QPDFObjectHandle::parse(item));
  return made;
}

}  // namespace meretid::parse
