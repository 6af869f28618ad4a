// SPDX-License-Identifier: EUPL-1.2
// Invented values for the corpus, built digit by digit from the published rules (CPR-kontoret "Personnummeret i CPR",
// ISO 13616 for IBAN, Erhvervsstyrelsen for CVR). Written apart from the detectors, so that a mistake in one shows in the other.
// Deterministic for a seed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/rng.h"

namespace meretid::access::bench {

/// Lists that values are drawn from.
struct Sources {
  std::vector<std::string> first_names, surnames;    ///< of the reference lists, most frequent first
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> other_origins;
  std::vector<std::string> streets;
  std::vector<std::pair<std::string, std::string>> towns;  ///< post code, town
};

/// Parts of a value by the names that the forms use: {"dd","01"}, {"ssss","1234"} …
using Parts = std::map<std::string, std::string, std::less<>>;

struct Person {
  std::string first, last;
  int day = 1, month = 1, year = 1990;
  bool other_origin = false;
};
Person draw_person(const Sources& sources, Rng& rng);

Parts personal_number(const Person& person, Rng& rng);
Parts birth_date(const Person& person);
Parts company_number(Rng& rng);
Parts production_unit(Rng& rng);
Parts telephone(Rng& rng);
Parts mail_address(const Person& person, Rng& rng);
Parts iban(Rng& rng);
Parts account(Rng& rng);
Parts plate(Rng& rng);
Parts land_register(const Sources& sources, Rng& rng);
Parts street_address(const Sources& sources, Rng& rng);
Parts case_number(Rng& rng);

/// A thing that is none of these: "amount", "order", "date", "version", …; empty when the name is unknown.
std::string harmless(std::string_view name, Rng& rng);

}  // namespace meretid::access::bench
