// SPDX-License-Identifier: EUPL-1.2
#include "parse/drawn/colour.h"

namespace meretid::parse::drawn {
namespace {

double part(const std::vector<double>& parts, std::size_t i) { return i < parts.size() ? std::clamp(parts[i], 0.0, 1.0) : 0; }

}  // namespace

std::optional<Rgb> device_colour(const std::vector<double>& parts) {
  if (parts.size() == 1) return Rgb{part(parts, 0), part(parts, 0), part(parts, 0)};
  if (parts.size() == 3) return Rgb{part(parts, 0), part(parts, 1), part(parts, 2)};
  if (parts.size() != 4) return std::nullopt;
  const double light = 1 - part(parts, 3);
  return Rgb{(1 - part(parts, 0)) * light, (1 - part(parts, 1)) * light, (1 - part(parts, 2)) * light};
}

ColourSpace ColourSpace::of(QPDFObjectHandle object, QPDFObjectHandle resources, int depth) {
  ColourSpace space;
  space.kind_ = Kind::kUnknown;
  if (depth > 6) return space;
  if (object.isName()) {
    const std::string name = object.getName();
    if (name == "/DeviceGray" || name == "/G" || name == "/CalGray") space.kind_ = Kind::kGray;
    else if (name == "/DeviceRGB" || name == "/RGB" || name == "/CalRGB") space.kind_ = Kind::kRgb;
    else if (name == "/DeviceCMYK" || name == "/CMYK") space.kind_ = Kind::kCmyk;
    else if (name == "/Pattern") space.kind_ = Kind::kPattern;
    else if (resources.isDictionary() && resources.getKey("/ColorSpace").isDictionary()) {
      auto named = resources.getKey("/ColorSpace").getKey(name);
      if (!named.isNull()) return of(named, resources, depth + 1);
    }
    return space;
  }
  if (!object.isArray() || object.getArrayNItems() == 0 || !object.getArrayItem(0).isName()) return space;
  const std::string name = object.getArrayItem(0).getName();
  const auto item = [&](int i) { return i < object.getArrayNItems() ? object.getArrayItem(i) : QPDFObjectHandle::newNull(); };
  if (name == "/ICCBased" && item(1).isStream()) {
    auto count = item(1).getDict().getKey("/N");
    const auto n = count.isInteger() ? count.getIntValue() : 0;
    space.kind_ = n == 1 ? Kind::kGray : n == 3 ? Kind::kRgb : n == 4 ? Kind::kCmyk : Kind::kUnknown;
  } else if (name == "/CalGray") {
    space.kind_ = Kind::kGray;
  } else if (name == "/CalRGB") {
    space.kind_ = Kind::kRgb;
  } else if (name == "/Lab") {
    space.kind_ = Kind::kLab;
  } else if (name == "/Pattern") {
    space.kind_ = Kind::kPattern;
  } else if (name == "/Indexed" || name == "/I") {
    space.base_ = std::make_shared<ColourSpace>(of(item(1), resources, depth + 1));
    auto table = item(3);
    if (table.isString()) space.table_ = table.getStringValue();
    else if (table.isStream()) {
      const auto data = table.getStreamData(qpdf_dl_generalized);
      space.table_.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    space.kind_ = Kind::kIndexed;
  } else if (name == "/Separation" || name == "/DeviceN") {
    auto inks = item(1);
    if (inks.isArray() && inks.getArrayNItems() == 1) inks = inks.getArrayItem(0);
    if (inks.isNameAndEquals("/Black") || inks.isNameAndEquals("/All")) space.kind_ = Kind::kBlackTint;
    else if (inks.isNameAndEquals("/None")) space.kind_ = Kind::kNone;
  } else {
    return of(object.getArrayItem(0), resources, depth + 1);
  }
  return space;
}

int ColourSpace::parts() const {
  switch (kind_) {
    case Kind::kRgb: case Kind::kLab: return 3;
    case Kind::kCmyk: return 4;
    case Kind::kGray: case Kind::kIndexed: case Kind::kBlackTint: return 1;
    default: return 0;
  }
}

std::optional<Rgb> ColourSpace::initial() const {
  if (kind_ == Kind::kPattern || kind_ == Kind::kNone || kind_ == Kind::kUnknown) return std::nullopt;
  if (kind_ == Kind::kIndexed) return colour({0});
  return Rgb{0, 0, 0};
}

std::optional<Rgb> ColourSpace::colour(const std::vector<double>& given) const {
  switch (kind_) {
    case Kind::kGray: return given.empty() ? std::nullopt : device_colour({given[0]});
    case Kind::kRgb: return given.size() == 3 ? device_colour(given) : std::nullopt;
    case Kind::kCmyk: return given.size() == 4 ? device_colour(given) : std::nullopt;
    case Kind::kBlackTint: return given.empty() ? std::nullopt : device_colour({1 - part(given, 0)});
    case Kind::kLab: {
      if (given.size() != 3 || std::abs(given[1]) + std::abs(given[2]) > 10) return std::nullopt;
      const double l = std::clamp(given[0] / 100, 0.0, 1.0);
      return Rgb{l, l, l};
    }
    case Kind::kIndexed: {
      const int parts = base_ ? base_->parts() : 0;
      if (given.empty() || parts == 0 || !(given[0] >= 0 && given[0] < 4096)) return std::nullopt;
      const auto at = static_cast<std::size_t>(given[0]) * static_cast<std::size_t>(parts);
      if (at + static_cast<std::size_t>(parts) > table_.size()) return std::nullopt;
      std::vector<double> values;
      for (int i = 0; i < parts; ++i) values.push_back(static_cast<unsigned char>(table_[at + static_cast<std::size_t>(i)]) / 255.0);
      return base_->colour(values);
    }
    default: return std::nullopt;
  }
}

}  // namespace meretid::parse::drawn
