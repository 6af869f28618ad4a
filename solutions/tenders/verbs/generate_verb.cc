// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/generate_verb.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ostream>

#include "solution/hall.h"
#include "solution/verb_context.h"

namespace meretid::tenders {
namespace {

struct GenerateInput {
  std::int64_t seed = 1;
  bool truth = false;
};
void fields(describe::Fields<GenerateInput>& f) {
  f.about("Skriver en opdigtet fil med tilbud i fem fag, hvor to ringe er plantet, så løsningen kan prøves uden rigtige data.",
          "Writes an invented file of bids in five trades with two rings planted, so that the solution can be tried without real data.");
  f("seed", &GenerateInput::seed).help("Frø for tilfældige tal; samme frø giver samme fil.", "Seed of random numbers; the same seed gives the same file.").at_least(0).optional();
  f("truth", &GenerateInput::truth).help("Med kolonnen »plantet«: 1, hvor en ring var i arbejde.", "With the column “plantet”: 1 where a ring was at work.");
  f.example("meretid tenders generate > tilbud.csv", "En fil at prøve på.", "A file to try on.");
}

// Places that are on no map.
constexpr std::array<const char*, 30> kNames = {"Havrehøj",  "Stenløkke",   "Rævebakke", "Fiskerhage", "Klokkemose", "Birkeskær",  "Tranekjold", "Gyvelhede", "Møllevænge", "Lærkesund",
                                                "Bøgeklint", "Vibeholt",    "Enghavre",  "Kalkgrav",   "Ulvedal",    "Solbækken",  "Kragelund",  "Hjortespring", "Rørsangen", "Tjørnelunde",
                                                "Agerkrog",  "Mosehusene", "Svanenæs",  "Egeskrænt",  "Lyngstien",  "Storkereden", "Skovmærket", "Granhylde",  "Dueslaget", "Pilekrattet"};
struct Trade { const char* market; const char* trade; };
constexpr std::array<Trade, 5> kTrades = {{{"Asfalt, øst", "Asfalt"}, {"Skolekørsel, nord", "Busser"}, {"Maling, vest", "Malerfirma"}, {"Rengøring, syd", "Rengøring"}, {"Snedker, midt", "Snedkeri"}}};

std::string firm_name(std::size_t trade, std::size_t firm) {
  static constexpr std::array<const char*, 3> kForms = {" A/S", " ApS", " I/S"};
  // Forms and places are mixed so that no trade has the same row of them.
  return std::string(kNames[(firm * 7 + trade * 11) % kNames.size()]) + " " + kTrades[trade].trade + kForms[(firm * 5 + trade) % kForms.size()];
}

}  // namespace

simulate::Simulated invented_bids(std::uint64_t seed) {
  std::array<simulate::MarketPlan, kTrades.size()> plans;
  for (std::size_t m = 0; m < plans.size(); ++m) plans[m].name = kTrades[m].market, plans[m].tenders = 120, plans[m].firms = 18, plans[m].entry = 0.3;
  plans[0].ring = simulate::Ring::kRotating, plans[0].firms = 9, plans[0].members = 7, plans[0].entry = 0.5, plans[0].at_work = 0.6, plans[0].together = 0.5;
  plans[0].law.spread = 0.12, plans[0].cover_gap = 0.01, plans[0].cover_spread = 0.025;
  plans[1].ring = simulate::Ring::kCover, plans[1].firms = 12, plans[1].members = 6, plans[1].entry = 0.35, plans[1].at_work = 0.5, plans[1].together = 0.7;
  plans[1].law.spread = 0.18, plans[1].cover_gap = 0.02, plans[1].cover_spread = 0.03;
  plans[2].law.kind = simulate::CostKind::kLognormal, plans[2].common = 0.2;
  plans[3].firms = 26, plans[3].entry = 0.22, plans[3].law.spread = 0.22;
  plans[4].firms = 7, plans[4].entry = 0.6, plans[4].tenders = 80;
  simulate::Simulated s = simulate::simulate(plans, seed);
  std::size_t firm = 0;
  for (std::size_t m = 0; m < plans.size(); ++m)
    for (std::size_t f = 0; f < plans[m].firms; ++f) s.table.firms[firm++] = firm_name(m, f);
  for (std::size_t k = 0; k < s.table.tenders(); ++k) {
    char name[40];
    std::snprintf(name, sizeof name, "U-%04zu", k + 1);
    s.table.tender[k] = name;
  }
  return s;
}

std::string csv_of(const simulate::Simulated& s, bool truth) {
  std::string csv = truth ? "udbud;marked;dato;tilbudsgiver;tilbudssum;vinder;plantet\n" : "udbud;marked;dato;tilbudsgiver;tilbudssum;vinder\n";
  const BidTable& t = s.table;
  char text[64];
  for (std::size_t k = 0; k < t.tenders(); ++k) {
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(t.day[k]))};
    std::snprintf(text, sizeof text, "%02u-%02u-%04d", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    const std::string head = t.tender[k] + ";" + t.markets[t.market[k]] + ";" + text + ";";
    for (std::uint64_t i = t.first[k]; i < t.first[k + 1]; ++i) {
      std::snprintf(text, sizeof text, ";%.0f;%s", t.amount[i], t.won[i] ? "ja" : "nej");
      csv += head + t.firms[t.firm[i]] + text + (truth ? (s.collusive[k] ? ";1\n" : ";0\n") : "\n");
    }
  }
  return csv;
}

void enter_generate(solution::Hall& hall) {
  hall.verb<GenerateInput>("generate", [](const GenerateInput& input, solution::VerbContext& context) {
    context.out << csv_of(invented_bids(static_cast<std::uint64_t>(input.seed)), input.truth);
    return 0;
  });
}

}  // namespace meretid::tenders
