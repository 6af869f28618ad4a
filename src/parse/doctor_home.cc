// SPDX-License-Identifier: EUPL-1.2
#include "parse/doctor_checks.h"

namespace meretid::parse {
namespace {

constexpr std::uintmax_t kLeastSpace = 1024;  // MB

std::string octal(std::filesystem::perms perms) {
  const auto bits = static_cast<unsigned>(perms) & 0777U;
  std::string text = "0";
  for (const unsigned shift : {6U, 3U, 0U}) text.push_back(static_cast<char>('0' + (bits >> shift & 7U)));
  return text;
}

/// Nobody but the owner.
void check_open(const char* id, const std::filesystem::path& path, const char* expected, Health otherwise, base::Language language,
                std::vector<Check>& checks) {
  std::error_code none;
  const auto status = std::filesystem::status(path, none);
  if (!std::filesystem::exists(status)) return;
  const bool closed = (status.permissions() & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
                      std::filesystem::perms::none;
  checks.push_back({id, closed ? Health::kGood : otherwise,
                    base::text("parse.doctor_open", language, {{"found", octal(status.permissions())}}),
                    closed ? "" : base::text("parse.doctor_advice_open", language, {{"expected", expected}, {"path", path.string()}})});
}

}  // namespace

void check_home(const std::filesystem::path& home, base::Language language, std::vector<Check>& checks) {
  std::error_code none;
  if (!std::filesystem::exists(home, none)) {
    checks.push_back({"home", Health::kWeaker, base::text("parse.doctor_no_home", language), {}});
    return;
  }
  check_open("home", home, "0700", Health::kWeaker, language, checks);
  check_open("home.master_key", home / "master.key", "0600", Health::kBad, language, checks);
  const auto space = std::filesystem::space(home, none);
  if (none) return;
  const auto free = space.available >> 20;
  checks.push_back({"home.space", free >= kLeastSpace ? Health::kGood : Health::kWeaker,
                    base::text("parse.doctor_space", language, {{"found", std::to_string(free)}}),
                    free >= kLeastSpace ? "" : base::text("parse.doctor_advice_space", language, {{"expected", std::to_string(kLeastSpace)}})});
}

}  // namespace meretid::parse
