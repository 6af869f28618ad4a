// SPDX-License-Identifier: EUPL-1.2
#include "keeping/hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "mentions/in_text.h"

namespace meretid::keeping {
namespace {

using nlohmann::json;

constexpr std::size_t kWhole = 400, kAround = 160;  // bytes

/// Not inside a letter of several bytes.
std::size_t letter_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return std::min(at, text.size());
}

std::string excerpt(const std::string& text, const std::vector<mentions::Place>& places) {
  if (text.size() <= kWhole) return text;
  if (places.empty()) return text.substr(0, letter_before(text, kAround)) + " …";
  std::string out;
  std::size_t reached = 0;
  for (const auto& place : places) {
    const std::size_t from = std::max(reached, letter_before(text, place.start < kAround ? 0 : place.start - kAround));
    const std::size_t to = letter_before(text, std::min(text.size(), place.start + place.length + kAround));
    if (to <= from) continue;
    if (from > reached) out += "… ";
    out += text.substr(from, to - from);
    reached = to;
  }
  return reached < text.size() ? out + " …" : out;
}

class Search {
 public:
  explicit Search(const mentions::Identifier& identifier) : identifier_(identifier) {}

  void walk(const json& value, const std::string& where) {
    if (value.is_object()) object(value, where);
    if (value.is_array())
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i].is_string()) text_alone(value[i].get_ref<const std::string&>(), where + "[" + std::to_string(i) + "]");
        walk(value[i], where + "[" + std::to_string(i) + "]");
      }
    if (value.is_string() && where.empty()) text_alone(value.get_ref<const std::string&>(), where);
  }
  std::vector<Hit> take() { return std::move(hits_); }

 private:
  void object(const json& value, const std::string& where) {
    bool found = false;
    Hit hit;
    hit.where = where;
    for (const auto& [name, member] : value.items()) {
      const bool named = !mentions::places_of(identifier_, name).empty();
      found = found || named;
      if (!member.is_string()) {
        if (named) hit.texts.push_back({name, ""});
        continue;
      }
      const auto& text = member.get_ref<const std::string&>();
      const auto places = mentions::places_of(identifier_, text);
      found = found || !places.empty();
      if (name == "id") hit.part = text;
      hit.texts.push_back({name, excerpt(text, places)});
    }
    if (found) hits_.push_back(std::move(hit));
    for (const auto& [name, member] : value.items())
      if (member.is_structured()) walk(member, where.empty() ? name : where + "." + name);
  }
  void text_alone(const std::string& text, const std::string& where) {
    const auto places = mentions::places_of(identifier_, text);
    if (!places.empty()) hits_.push_back({where, "", {{"", excerpt(text, places)}}});
  }

  const mentions::Identifier& identifier_;
  std::vector<Hit> hits_;
};

void collect_files(const json& value, std::vector<std::string>& names) {
  if (value.is_object() && value.contains("name") && value.contains("blob") && value["name"].is_string())
    names.push_back(value["name"].get<std::string>());
  if (value.is_structured())
    for (const auto& member : value) collect_files(member, names);
}

}  // namespace

std::vector<Hit> hits_in(std::string_view text, const mentions::Identifier& identifier) {
  Search search(identifier);
  if (const json read = json::parse(text, nullptr, false); !read.is_discarded()) search.walk(read, "");
  return search.take();
}

std::vector<std::string> files_in(std::string_view text) {
  std::vector<std::string> names;
  if (const json read = json::parse(text, nullptr, false); !read.is_discarded()) collect_files(read, names);
  return names;
}

}  // namespace meretid::keeping
