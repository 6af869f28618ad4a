// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/measures_continuity.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "danish/local_time.h"

namespace meretid::homecare::municipal {
namespace {

constexpr int kFortnight = 14;
constexpr int kMorning = 7 * 3600, kLateEvening = 22 * 3600;

bool by_day(const Municipality& all, Moment start) {
  const int wall = danish::local_time(all.origin + start * kSecond).seconds;
  return wall >= kMorning && wall < kLateEvening;
}

Moment end_of_faces(const Municipality& all) { return all.midnights[static_cast<std::size_t>(std::min(all.days, kFortnight))]; }

/// The usual moment of a visit that may not have been made.
Moment expected(const Visit& visit) { return visit.preferred.value_or(visit.windows.front().from); }

/// Citizens with at least two visits a day from 07 to 22, made or not.
std::vector<char> frequent(const Municipality& all) {
  std::vector<int> visits(all.citizens.size());
  for (const Visit& visit : all.visits)
    if (expected(visit) < end_of_faces(all) && by_day(all, expected(visit))) ++visits[static_cast<std::size_t>(visit.citizen)];
  std::vector<char> often(visits.size());
  for (std::size_t c = 0; c < visits.size(); ++c) often[c] = visits[c] >= 2 * std::min(all.days, kFortnight);
  return often;
}

FaceMeasures summed(std::vector<int> faces) {
  FaceMeasures sum;
  std::erase_if(faces, [](int n) { return n < 0; });
  if (faces.empty()) return sum;
  std::ranges::sort(faces);
  sum.citizens = static_cast<int>(faces.size());
  sum.most = faces.back();
  sum.citizens_by_faces.resize(static_cast<std::size_t>(sum.most) + 1);
  double all = 0;
  for (const int n : faces) all += n, ++sum.citizens_by_faces[static_cast<std::size_t>(n)];
  sum.mean = all / sum.citizens;
  sum.median = (faces[(faces.size() - 1) / 2] + faces[faces.size() / 2]) / 2.0;
  return sum;
}

}  // namespace

std::vector<int> faces_of_frequent(const Municipality& all, const Plan& plan) {
  const std::vector<char> often = frequent(all);
  std::vector<std::set<int>> met(all.citizens.size());
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const Turn& turn : plan.routes[s].turns) {
      const auto citizen = static_cast<std::size_t>(all.visits[static_cast<std::size_t>(turn.visit)].citizen);
      if (often[citizen] && turn.start < end_of_faces(all) && by_day(all, turn.start)) met[citizen].insert(all.shifts[s].carer);
    }
  std::vector<int> faces(met.size(), -1);
  for (std::size_t c = 0; c < met.size(); ++c)
    if (often[c]) faces[c] = static_cast<int>(met[c].size());
  return faces;
}

void continuity(const Municipality& all, const Plan& plan, Measures& measures) {
  std::vector<std::map<int, int>> visits(all.citizens.size());
  std::set<int> by_contact;
  std::size_t with_contact = 0;
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const Turn& turn : plan.routes[s].turns) {
      const int citizen = all.visits[static_cast<std::size_t>(turn.visit)].citizen;
      ++visits[static_cast<std::size_t>(citizen)][all.shifts[s].carer];
      const int contact = all.citizens[static_cast<std::size_t>(citizen)].contact;
      if (contact == kNobody) continue;
      if (turn.need == 0) ++with_contact;
      if (contact == all.shifts[s].carer) by_contact.insert(turn.visit);
    }
  std::vector<int> faces;
  double three = 0, coc = 0;
  int citizens = 0, repeated = 0;
  for (const auto& carers : visits) {
    if (carers.empty()) continue;
    faces.push_back(static_cast<int>(carers.size()));
    std::vector<int> counts;
    double n = 0, squares = 0;
    for (const auto& [carer, count] : carers) counts.push_back(count), n += count, squares += static_cast<double>(count) * count;
    std::ranges::sort(counts, std::greater<>());
    double commonest = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, counts.size()); ++i) commonest += counts[i];
    three += commonest / n;
    ++citizens;
    if (n >= 2) coc += (squares - n) / (n * (n - 1)), ++repeated;
  }
  measures.face_days = std::min(all.days, kFortnight);
  measures.often = summed(faces_of_frequent(all, plan));
  measures.everyone = summed(faces);
  measures.three_commonest = citizens ? three / citizens : 0;
  measures.coc = repeated ? coc / repeated : 0;
  measures.by_contact = with_contact ? static_cast<double>(by_contact.size()) / static_cast<double>(with_contact) : 0;
}

}  // namespace meretid::homecare::municipal
