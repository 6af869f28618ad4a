// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/layers.h"

#include <algorithm>

namespace meretid::parse::drawn {
namespace {

constexpr int kMostGroups = 10'000;

void take(QPDFObjectHandle list, std::set<QPDFObjGen>& groups) {
  if (!list.isArray()) return;
  for (int i = 0; i < std::min(list.getArrayNItems(), kMostGroups); ++i) groups.insert(list.getArrayItem(i).getObjGen());
}

}  // namespace

Layers::Layers(QPDF& pdf) {
  auto properties = pdf.getRoot().getKey("/OCProperties");
  if (!properties.isDictionary()) return;
  auto standard = properties.getKey("/D");
  if (!standard.isDictionary()) return;
  base_off_ = standard.getKey("/BaseState").isNameAndEquals("/OFF");
  take(standard.getKey("/OFF"), off_);
  take(standard.getKey("/ON"), on_);
}

bool Layers::group_off(QPDFObjectHandle group) const {
  return base_off_ ? !on_.contains(group.getObjGen()) : off_.contains(group.getObjGen());
}

bool Layers::off(QPDFObjectHandle content) const {
  if (!any_off() || !content.isDictionary()) return false;
  if (!content.getKey("/Type").isNameAndEquals("/OCMD")) return group_off(content);
  auto groups = content.getKey("/OCGs");
  if (groups.isDictionary()) return group_off(groups);
  if (!groups.isArray() || groups.getArrayNItems() == 0) return false;
  int off = 0;
  const int count = std::min(groups.getArrayNItems(), kMostGroups);
  for (int i = 0; i < count; ++i) off += group_off(groups.getArrayItem(i));
  auto policy = content.getKey("/P");
  if (policy.isNameAndEquals("/AllOn")) return off > 0;
  if (policy.isNameAndEquals("/AnyOff")) return off == 0;
  if (policy.isNameAndEquals("/AllOff")) return off < count;
  return off == count;  // AnyOn
}

}  // namespace meretid::parse::drawn
