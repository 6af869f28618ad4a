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
  /// The names that the set-aside part alone uses: of other origins, and Danish ones that are also words or are put together.
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> held_origins, held_danish;
  std::vector<std::string> streets;
  std::vector<std::pair<std::string, std::string>> towns;  ///< post code, town
};

/// Parts of a value by the names that the forms use: {"dd","01"}, {"ssss","1234"} …
using Parts = std::map<std::string, std::string, std::less<>>;

struct Person {
  std::string first, last;
  std::string middle;  ///< an initial; written in the full name only
  int day = 1, month = 1, year = 1990;
  bool other_origin = false;
};
Person draw_person(const Sources& sources, Rng& rng);
Person draw_held_person(const Sources& sources, Rng& rng);

/// "person", "first", "last", "reverse", "staff", "small", "capitals", "short", "capital_reverse", "first_small" …
bool is_name(std::string_view name);
std::string written_name(const Person& person, std::string_view name);
/// What Danish adds to a name whose thing it is: "s", or an apostrophe after s, x and z.
std::string genitive(std::string_view name);
/// As minutes write people: "ABH".
std::string initials(const Person& person);

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

/// "bfe", "passport", "chassis", "policy", "customer_number" …: numbers of a thing or of a paper; empty when the name is unknown.
std::string number_of_thing(std::string_view name, Rng& rng);

/// A thing that is none of these: "amount", "order", "date", "version", …; empty when the name is unknown.
std::string harmless(std::string_view name, Rng& rng);

}  // namespace meretid::access::bench
