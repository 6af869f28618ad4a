// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/vehicles.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace meretid::access {

namespace {

// "Synsrapport for …", "P-afgift", "tiltalte førte …"
bool tells_of_driving(std::u32string_view word) {
  for (const std::u32string_view one : {U"synsrapport", U"leasing", U"p-afgift", U"skrotbil", U"trafikskade", U"kaskoforsikring", U"bilforsikring", U"fartmåling", U"hastighedsmåling"})
    if (word.starts_with(one)) return true;
  return word == U"førte" || word == U"føreren" || word == U"førerens" || word == U"synet" || word == U"omsynet" || word == U"køretur";
}

}  // namespace

Vehicles::Vehicles(const Reading& reading) : r_(reading) {
  const auto& tokens = r_.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if ((r_.cue(i) & kCueVehicle) || tells_of_driving(r_.word(i)) || r_.word(i) == U"kører" || r_.word(i) == U"kørte" || r_.word(i) == U"køre" || (tokens[i].kind == danish::TokenKind::kWord && base::is_upper(r_.text().at(tokens[i].start)) && is_make(r_.word(i)))) places_.push_back(tokens[i].start);
}

bool Vehicles::is_make(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 54> kMakes = {
      U"toyota", U"volkswagen", U"vw", U"opel", U"ford", U"peugeot", U"citroën", U"citroen", U"renault", U"dacia", U"skoda", U"škoda", U"hyundai", U"kia", U"mazda", U"honda", U"nissan", U"suzuki",
      U"mitsubishi", U"subaru", U"saab", U"audi", U"bmw", U"mercedes", U"mercedes-benz", U"porsche", U"tesla", U"fiat", U"chevrolet", U"iveco", U"volvo", U"scania", U"daf", U"yamaha", U"kawasaki", U"seat",
      U"cupra", U"polestar", U"byd", U"xpeng", U"jeep", U"lexus", U"jaguar", U"chrysler", U"golf", U"passat", U"polo", U"aygo", U"yaris", U"octavia", U"berlingo", U"transporter", U"caddy", U"corsa"};
  return std::find(kMakes.begin(), kMakes.end(), word) != kMakes.end();
}

bool Vehicles::near(std::int32_t start, std::int32_t end) const {
  constexpr std::int32_t kBefore = 110, kBehind = 40;
  auto at = std::lower_bound(places_.begin(), places_.end(), start - kBefore);
  // The nearest one in front, else the next one behind.
  const auto next = std::lower_bound(places_.begin(), places_.end(), end);
  const auto joined = [&](std::int32_t from, std::int32_t to) { return r_.text().lower_part(from, to).find(U"\n\n") == std::u32string_view::npos; };
  if (at != next && *std::prev(next) < start && joined(*std::prev(next), start)) return true;
  return next != places_.end() && *next - end < kBehind && r_.text().lower_part(end, *next).find(U'\n') == std::u32string_view::npos;
}

bool Vehicles::right_before(std::int32_t start) const {
  const std::size_t token = r_.token_at(start);
  const auto& tokens = r_.tokens();
  for (std::size_t back = 1; back <= 3 && back <= token; ++back) {
    if (tokens[token - back + 1].lines_before) return false;
    if (std::binary_search(places_.begin(), places_.end(), tokens[token - back].start)) return true;
  }
  return false;
}

}  // namespace meretid::access
