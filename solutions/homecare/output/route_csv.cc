// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/output/route_csv.h"

#include "base/csv_text.h"
#include "base/number_text.h"

namespace meretid::homecare::output {
namespace {

std::string field(const std::string& text) {
  std::string safe = base::starts_a_formula(text) ? "'" + text : text;
  if (safe.find_first_of(";\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string doing(Doing doing, base::Language language) {
  switch (doing) {
    case Doing::kLeave: return base::text("homecare.output.leave", language);
    case Doing::kVisit: return base::text("homecare.output.visit", language);
    case Doing::kPause: return base::text("homecare.output.pause", language);
    case Doing::kBack: return base::text("homecare.output.back", language);
  }
  return {};
}

}  // namespace

std::string route_csv(const Municipality& all, const Plan& plan, int carer, base::Language language) {
  std::string csv = "\xEF\xBB\xBF" + base::text("homecare.output.csv_header", language) + "\r\n";
  for (const int shift : shifts_of(all, plan, carer))
    for (const Stop& stop : stops_of(all, plan, shift)) {
      std::vector<std::string> fields = {day_text(all, stop.from), all.shifts[static_cast<std::size_t>(shift)].id,
                                         name_of(all.carers[static_cast<std::size_t>(carer)]), clock_text(all, stop.from),
                                         clock_text(all, stop.until), doing(stop.doing, language), "", "",
                                         all.places[static_cast<std::size_t>(stop.place)].id, base::with_decimals(stop.way / 60.0, 1, language),
                                         base::with_decimals(stop.metres / 1000.0, 1, language), names_of(all, stop.with), ""};
      if (stop.visit != municipal::kNobody) {
        const municipal::Visit& visit = all.visits[static_cast<std::size_t>(stop.visit)];
        fields[6] = visit.id;
        fields[7] = name_of(all.citizens[static_cast<std::size_t>(visit.citizen)]);
        fields[12] = services_of(visit);
      }
      for (std::size_t i = 0; i < fields.size(); ++i) csv += (i ? ";" : "") + field(fields[i]);
      csv += "\r\n";
    }
  return csv;
}

}  // namespace meretid::homecare::output
