// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/check/findings.h"

#include <cstdio>
#include <cstdlib>

#include "danish/local_time.h"

namespace meretid::homecare::municipal {
namespace {

danish::LocalTime local(const Municipality& all, Moment moment) { return danish::local_time(all.origin + moment * kSecond); }

const std::string& name_or_id(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

}  // namespace

void Findings::breach(const char* code, int visit, int shift, Values values) {
  std::string where;
  if (visit != kNobody) {
    const Visit& v = all_.visits[static_cast<std::size_t>(visit)];
    const Citizen& citizen = all_.citizens[static_cast<std::size_t>(v.citizen)];
    values.emplace_back("visit", v.id);
    values.emplace_back("citizen", name_or_id(citizen.name, citizen.id));
  }
  if (shift != kNobody) {
    const Shift& s = all_.shifts[static_cast<std::size_t>(shift)];
    const Carer& carer = all_.carers[static_cast<std::size_t>(s.carer)];
    values.emplace_back("carer", name_or_id(carer.name, carer.id));
    where = s.id;
  }
  verdict_.breaches.emplace_back(std::string("homecare.rule.") + code, base::Kind::kBadInput, std::move(values), std::move(where));
}

std::string Findings::time(Moment moment) const {
  const danish::LocalTime at = local(all_, moment);
  char text[16];
  std::snprintf(text, sizeof text,
                at.seconds % 60 ? "%02d:%02d:%02d" : "%02d:%02d", at.seconds / 3600, at.seconds / 60 % 60, at.seconds % 60);
  return all_.days > 1 ? to_iso8601(at.day) + " " + text : text;
}

Date Findings::day(Moment moment) const { return local(all_, moment).day; }

std::string Findings::length(Duration seconds) {
  const Duration size = std::abs(seconds);
  std::string text = (seconds < 0 ? "-" : "") + std::to_string(size / 60) + " min";
  if (size % 60) text += " " + std::to_string(size % 60) + " s";
  return text;
}

}  // namespace meretid::homecare::municipal
