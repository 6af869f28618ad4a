// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "solutions/homecare/plan/plan_text.h"

namespace meretid::homecare {
namespace {

using Json = nlohmann::json;

/// Reads until a member of the outermost object tells the format.
class FirstMembers : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return ++depth_, true; }
  bool end_object() override { return --depth_, true; }
  bool start_array(std::size_t) override { return ++depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    if (name == "patients" || name == "caregivers" || name == "central_offices") found = Format::kHhcrsp;
    else if (name == "jobs" || name == "vehicles" || name == "shipments") found = Format::kVroom;
    else if (name == "municipality" || name == "citizens" || name == "visits") found = Format::kMeretid;
    return !found;
  }

  std::optional<Format> found;

 private:
  int depth_ = 0;
};

}  // namespace

Format format_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != text.npos && text[first] == '{') {
    FirstMembers members;
    Json::sax_parse(text.begin() + static_cast<std::ptrdiff_t>(first), text.end(), &members);
    return members.found.value_or(Format::kMeretid);
  }
  return text.find("NODE_COORD_SECTION") != text.npos ? Format::kVrplib : Format::kSolomon;
}

}  // namespace meretid::homecare
