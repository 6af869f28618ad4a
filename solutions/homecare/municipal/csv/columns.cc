// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/csv/columns.h"

#include <utility>

namespace meretid::homecare::municipal::csv::column {
namespace {

struct From {
  std::string_view field;
  const Column* column;
};

}  // namespace

const Column* of_field(Table table, std::string_view field) {
  static constexpr From kOwn[] = {{"citizen", &kCitizen},
                                  {"carer", &kCarer},
                                  {"contact", &kContact},
                                  {"banned", &kBanned},
                                  {"only", &kGender},
                                  {"weekly", &kWeekly},
                                  {"skills", &kSkills},
                                  {"needs", &kSkills},
                                  {"mode", &kMode},
                                  {"licence", &kLicence},
                                  {"likes", &kLikes},
                                  {"avoids", &kAvoids},
                                  {"until", &kUntil},
                                  {"from", &kFrom},
                                  {"begin", &kPlace},
                                  {"pause.minutes", &kPause},
                                  {"pause.from", &kPauseFrom},
                                  {"pause.until", &kPauseUntil},
                                  {"pause", &kPause},
                                  {"minutes", &kMinutes},
                                  {"preferred", &kPreferred},
                                  {"link.visit", &kAfter},
                                  {"link.least", &kLeast},
                                  {"link.most", &kMost},
                                  {"link", &kAfter},
                                  {"place", &kCitizen}};
  if (field.starts_with("windows")) return field.ends_with("until") ? &kUntil : &kFrom;
  if (field == "id")
    return table == Table::kCitizens ? &kCitizen : table == Table::kCarers ? &kCarer : table == Table::kShifts ? &kShift : &kVisit;
  for (const From& own : kOwn)
    if (field.starts_with(own.field)) return own.column;
  return nullptr;
}

}  // namespace meretid::homecare::municipal::csv::column
