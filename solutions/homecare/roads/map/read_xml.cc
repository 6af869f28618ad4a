// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/read_xml.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace meretid::homecare::roads {
namespace {

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  return wrong == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> coordinate(std::string_view text, std::int32_t most) {
  double degrees = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), degrees);
  if (wrong != std::errc{} || end != text.data() + text.size() || !(std::abs(degrees) * 1e7 <= most)) return std::nullopt;
  return static_cast<std::int32_t>(std::llround(degrees * 1e7));
}

class XmlReader {
 public:
  XmlReader(Pass pass, Collector& collector) : pass_(pass), collector_(collector), parser_(XML_ParserCreate(nullptr), XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(), [](void* self, const char* name, const char** attributes) { static_cast<XmlReader*>(self)->start(name, attributes); },
        [](void* self, const char* name) { static_cast<XmlReader*>(self)->end(name); });
    XML_SetEntityDeclHandler(parser_.get(), [](void* self, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
      static_cast<XmlReader*>(self)->stop("<osm>", "<!ENTITY>");
    });
  }

  Result<void> read(std::string_view bytes) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    for (std::size_t at = 0;;) {
      const std::string_view piece = bytes.substr(at, kPiece);
      at += piece.size();
      const bool last = at >= bytes.size();
      if (XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last) != XML_STATUS_OK) {
        if (error_) return tl::unexpected<Error>(*error_);
        const XML_Error code = XML_GetErrorCode(parser_.get());
        if (last && (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN))
          return fail("homecare.map_truncated", Kind::kBadInput, {{"expected", depth_ > 0 ? "</osm>" : "<osm>"}}, place());
        return fail("homecare.map_broken", Kind::kBadInput, {{"expected", "XML"}, {"found", XML_ErrorString(code)}}, place());
      }
      if (last) return {};
    }
  }

 private:
  using Attributes = const char**;

  static std::string_view attribute(Attributes attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2)
      if (name == attributes[0]) return attributes[1];
    return {};
  }

  std::string place() const {
    return "line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ", column " +
           std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1);
  }

  void refuse(Error error) {
    if (error_) return;
    error_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  void stop(std::string expected, std::string_view found) {
    refuse(Error("homecare.map_broken", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::string(found.substr(0, 40))}}, place()));
  }

  std::int64_t id(Attributes attributes, std::string_view element, std::string_view name) {
    const std::string_view text = attribute(attributes, name);
    const auto value = integer(text);
    if (!value) stop("<" + std::string(element) + " " + std::string(name) + "=\"123\">", text);
    return value.value_or(0);
  }

  void start(std::string_view name, Attributes attributes) {
    if (error_) return;
    if (++depth_ == 1) return top(name, attributes);
    if (depth_ == 2) return element(name, attributes);
    if (depth_ == 3 && kept_) inside(name, attributes);
  }

  void top(std::string_view name, Attributes attributes) {
    if (name != "osm") return stop("<osm version=\"0.6\">", "<" + std::string(name) + ">");
    if (const auto version = attribute(attributes, "version"); version != "0.6") stop("<osm version=\"0.6\">", version);
  }

  void element(std::string_view name, Attributes attributes) {
    tags_.clear();
    refs_.clear();
    members_.clear();
    kept_ = pass_ == Pass::kWays ? name == "way" || name == "relation" : name == "node";
    if (!kept_) return;
    id_ = id(attributes, name, "id");
    if (name != "node") return;
    const auto lat = coordinate(attribute(attributes, "lat"), kMostLat), lon = coordinate(attribute(attributes, "lon"), kMostLon);
    if (!lat) return stop("<node lat=\"-90…90\">", attribute(attributes, "lat"));
    if (!lon) return stop("<node lon=\"-180…180\">", attribute(attributes, "lon"));
    at_ = {*lat, *lon};
    kept_ = collector_.wants(id_);
  }

  void inside(std::string_view name, Attributes attributes) {
    if (name == "tag") {
      if (const auto key = key_named(attribute(attributes, "k"))) tags_.emplace_back(*key, attribute(attributes, "v"));
    } else if (name == "nd") {
      refs_.push_back(id(attributes, "nd", "ref"));
    } else if (name == "member") {
      const std::string_view kind = attribute(attributes, "type"), role = attribute(attributes, "role");
      if (kind != "node" && kind != "way" && kind != "relation") return stop("<member type=\"node|way|relation\">", kind);
      members_.push_back({.kind = kind == "node" ? MemberKind::kNode : kind == "way" ? MemberKind::kWay : MemberKind::kRelation,
                          .role = role == "from" ? Role::kFrom : role == "via" ? Role::kVia : role == "to" ? Role::kTo : Role::kOther,
                          .ref = id(attributes, "member", "ref")});
    }
  }

  void end(std::string_view name) {
    if (depth_-- != 2 || !kept_ || error_) return;
    if (name == "node") {
      collector_.node(id_, at_, tags_);
    } else if (name == "relation") {
      collector_.relation(id_, members_, tags_);
    } else if (auto taken = collector_.way(id_, refs_, tags_); !taken) {
      Error error = std::move(taken).error();
      error.where = place();
      refuse(std::move(error));
    }
  }

  Pass pass_;
  Collector& collector_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::optional<Error> error_;
  std::uint64_t depth_ = 0;
  bool kept_ = false;
  std::int64_t id_ = 0;
  Point at_;
  TagList tags_;
  std::vector<std::int64_t> refs_;
  std::vector<Member> members_;
};

}  // namespace

Result<void> read_xml(std::string_view bytes, Pass pass, Collector& collector) { return XmlReader(pass, collector).read(bytes); }

}  // namespace meretid::homecare::roads
