// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/values.h"

#include <array>

namespace meretid::access::bench {
namespace {

std::string digits(std::int64_t value, int width) {
  std::string text = std::to_string(value);
  if (static_cast<int>(text.size()) < width) text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
  return text;
}

std::string some_digits(int count, Rng& rng, int first_at_least = 0) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text.push_back(static_cast<char>('0' + rng.between(i == 0 ? first_at_least : 0, 9)));
  return text;
}

std::string capitals(int count, Rng& rng) {
  static constexpr std::string_view kUsed = "ABCDEHJKLMNPRSTVXYZ";
  std::string text;
  for (int i = 0; i < count; ++i) text.push_back(kUsed[rng.below(kUsed.size())]);
  return text;
}

constexpr std::array<std::string_view, 12> kMonths = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                      "juli",   "august",  "september", "oktober", "november", "december"};

std::string plain(std::string_view name) {  // the part of a name that fits a mail address
  static const std::vector<std::pair<std::string_view, std::string_view>> kTable = {
      {"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"Æ", "ae"}, {"Ø", "oe"}, {"Å", "aa"}, {"é", "e"}, {"ü", "u"}, {"ö", "o"}};
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    bool replaced = false;
    for (const auto& [from, to] : kTable) {
      if (name.substr(i).starts_with(from)) {
        out += to;
        i += from.size();
        replaced = true;
        break;
      }
    }
    if (replaced) continue;
    const char c = name[i++];
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
    else if (c >= 'a' && c <= 'z') out.push_back(c);
  }
  return out.empty() ? "post" : out;
}

// Frequent entries more often: the square of a uniform draw.
template <class T>
const T& frequent(const std::vector<T>& list, std::size_t most, Rng& rng) {
  const double u = rng.uniform();
  const auto n = static_cast<double>(std::min(list.size(), most));
  return list[static_cast<std::size_t>(u * u * n)];
}

}  // namespace

Person draw_person(const Sources& sources, Rng& rng) {
  Person p;
  p.other_origin = rng.chance(0.25);
  if (p.other_origin) {
    const auto& origin = sources.other_origins[rng.below(sources.other_origins.size())];
    p.first = origin.first[rng.below(origin.first.size())];
    p.last = origin.second[rng.below(origin.second.size())];
  } else {
    p.first = frequent(sources.first_names, 3000, rng);
    p.last = frequent(sources.surnames, 1500, rng);
    if (rng.chance(0.2)) p.first += " " + frequent(sources.first_names, 800, rng);
    if (rng.chance(0.2)) p.last = frequent(sources.surnames, 800, rng) + " " + p.last;
    if (rng.chance(0.04)) p.first += "-" + frequent(sources.first_names, 200, rng);
  }
  p.year = static_cast<int>(rng.between(1925, 2022));
  p.month = static_cast<int>(rng.between(1, 12));
  p.day = static_cast<int>(rng.between(1, 28));
  return p;
}

Parts personal_number(const Person& person, Rng& rng) {
  const std::string day = digits(person.day, 2), month = digits(person.month, 2), year = digits(person.year % 100, 2);
  // Seventh digit by century and year.
  std::string allowed;
  if (person.year < 1937) allowed = "0123";
  else if (person.year < 2000) allowed = "012349";
  else if (person.year < 2037) allowed = "456789";
  const bool old_rule = rng.chance(0.7);
  std::string serial;
  for (int tries = 0; tries < 2000; ++tries) {
    serial.assign(1, allowed[rng.below(allowed.size())]);
    serial += some_digits(3, rng);
    const std::string all = day + month + year + serial;
    static constexpr std::string_view kWeights = "4327654321";
    int sum = 0;
    for (std::size_t i = 0; i < 10; ++i) sum += (all[i] - '0') * (kWeights[i] - '0');
    if ((sum % 11 == 0) == old_rule) break;
  }
  return {{"dd", day}, {"mm", month}, {"yy", year}, {"yyyy", digits(person.year, 4)}, {"ssss", serial}};
}

Parts birth_date(const Person& person) {
  return {{"dd", digits(person.day, 2)},
          {"mm", digits(person.month, 2)},
          {"yy", digits(person.year % 100, 2)},
          {"yyyy", digits(person.year, 4)},
          {"d", digits(person.day, 1)},
          {"m", digits(person.month, 1)},
          {"mon", std::string(kMonths[static_cast<std::size_t>(person.month - 1)])}};
}

Parts company_number(Rng& rng) {
  for (;;) {
    const std::string seven = some_digits(7, rng, 1);
    int sum = 0, weight = 2;
    for (const char c : seven) {
      sum += weight * (c - '0');
      weight = weight == 2 ? 7 : weight - 1;
    }
    const int check = (11 - sum % 11) % 11;
    if (check == 10) continue;
    const std::string all = seven + static_cast<char>('0' + check);
    return {{"c8", all},
            {"c2", all.substr(0, 2)},
            {"c2b", all.substr(2, 2)},
            {"c2c", all.substr(4, 2)},
            {"c2d", all.substr(6, 2)},
            {"c4", all.substr(0, 4)},
            {"c4b", all.substr(4, 4)}};
  }
}

Parts production_unit(Rng& rng) {
  const std::string all = "10" + some_digits(8, rng);
  return {{"p10", all},
          {"p1", all.substr(0, 1)},
          {"p3", all.substr(1, 3)},
          {"p3b", all.substr(4, 3)},
          {"p3c", all.substr(7, 3)},
          {"p4c", all.substr(0, 4)},
          {"p3d", all.substr(4, 3)},
          {"p2", all.substr(0, 2)},
          {"p4", all.substr(2, 4)},
          {"p4b", all.substr(6, 4)}};
}

Parts telephone(Rng& rng) {
  const std::string all = some_digits(8, rng, 2);
  return {{"f8", all},
          {"f2", all.substr(0, 2)},
          {"f2b", all.substr(2, 2)},
          {"f2c", all.substr(4, 2)},
          {"f2d", all.substr(6, 2)},
          {"f4", all.substr(0, 4)},
          {"f4b", all.substr(4, 4)},
          {"f3", all.substr(0, 3)},
          {"f3b", all.substr(3, 3)}};
}

Parts mail_address(const Person& person, Rng& rng) {
  static constexpr std::array<std::string_view, 5> kDomains = {"brevpost.example", "mail.example.dk", "kommune.example.dk",
                                                               "hjemmepost.example", "skole.example.dk"};
  const std::string first = plain(person.first), last = plain(person.last);
  return {{"first", first},
          {"last", last},
          {"initial", first.substr(0, 1)},
          {"yy", digits(person.year % 100, 2)},
          {"domain", std::string(kDomains[rng.below(kDomains.size())])},
          {"domain2", std::string(kDomains[rng.below(2)])}};
}

Parts iban(Rng& rng) {
  const std::string body = some_digits(14, rng, 1);
  // Remainder of the number written "body 13 20 00" (D = 13, K = 20), taken digit by digit.
  int rest = 0;
  for (const char c : body + "132000") rest = (rest * 10 + (c - '0')) % 97;
  return {{"k2", digits(98 - rest, 2)},
          {"i4", body.substr(0, 4)},
          {"i4b", body.substr(4, 4)},
          {"i4c", body.substr(8, 4)},
          {"i2", body.substr(12, 2)}};
}

Parts account(Rng& rng) {
  const std::string number = some_digits(static_cast<int>(rng.between(7, 10)), rng, 1);
  return {{"reg", some_digits(4, rng, 1)},
          {"acc", number},
          {"acc10", digits(0, static_cast<int>(10 - number.size())).substr(0, 10 - number.size()) + number}};
}

Parts plate(Rng& rng) {
  const std::string n = some_digits(5, rng, 1);
  return {{"AA", capitals(2, rng)}, {"n5", n}, {"n2", n.substr(0, 2)}, {"n3", n.substr(2, 3)}};
}

Parts land_register(const Sources& sources, Rng& rng) {
  static constexpr std::array<std::string_view, 8> kEnding = {" By",           " Bygrunde",    " Markjorder", " By, Nørre Sogn",
                                                              " By, Sønder Sogn", " Hovedgård", " Overdrev",   " Enge"};
  std::string letters;
  for (std::int64_t i = rng.between(1, 2); i > 0; --i) letters.push_back(static_cast<char>('a' + rng.between(0, 24)));
  return {{"mn", std::to_string(rng.between(1, 480))},
          {"ml", letters},
          {"ejerlav", rng.pick(sources.towns).second + std::string(kEnding[rng.below(kEnding.size())])}};
}

Parts street_address(const Sources& sources, Rng& rng) {
  static constexpr std::array<std::string_view, 3> kSides = {"tv", "th", "mf"};
  const auto& [zip, town] = rng.pick(sources.towns);
  return {{"street", rng.pick(sources.streets)},
          {"no", std::to_string(rng.between(1, 214))},
          {"letter", std::string(1, static_cast<char>('A' + rng.between(0, 5)))},
          {"floor", std::to_string(rng.between(1, 6))},
          {"side", std::string(kSides[rng.below(kSides.size())])},
          {"zip", zip},
          {"town", town}};
}

Parts case_number(Rng& rng) {
  const std::int64_t year = rng.between(2012, 2026);
  return {{"kle", digits(rng.between(0, 29), 2) + "." + digits(rng.between(0, 39), 2) + "." + digits(rng.between(0, 19), 2)},
          {"kf", std::string(1, "ABGKP"[rng.below(5)]) + digits(rng.between(0, 29), 2)},
          {"n2", some_digits(2, rng, 1)},
          {"n4", some_digits(4, rng, 1)},
          {"n5", some_digits(5, rng, 1)},
          {"n6", some_digits(6, rng, 1)},
          {"AAA", capitals(3, rng)},
          {"yy", digits(year % 100, 2)},
          {"yyyy", digits(year, 4)}};
}

std::string harmless(std::string_view name, Rng& rng) {
  const auto n = [&rng](std::int64_t low, std::int64_t high) { return std::to_string(rng.between(low, high)); };
  if (name == "amount") {
    const std::string end = rng.chance(0.5) ? ",00 kr." : rng.chance(0.5) ? " kr." : ",50 kroner";
    return rng.chance(0.5) ? n(100, 999) + end : n(1, 999) + "." + some_digits(3, rng) + end;
  }
  if (name == "date") {
    const std::int64_t day = rng.between(1, 28), month = rng.between(1, 12), year = rng.between(2015, 2026);
    if (rng.chance(0.5)) return std::to_string(day) + ". " + std::string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + std::to_string(year);
    if (rng.chance(0.5)) return digits(day, 2) + "." + digits(month, 2) + "." + std::to_string(year);
    return digits(day, 2) + "-" + digits(month, 2) + "-" + std::to_string(year);
  }
  if (name == "clock") return digits(rng.between(7, 18), 2) + (rng.chance(0.5) ? "." : ":") + digits(rng.between(0, 59), 2);
  if (name == "order") return some_digits(static_cast<int>(rng.between(6, 10)), rng, 1);
  if (name == "invoice") return some_digits(static_cast<int>(rng.between(5, 10)), rng, 1);
  if (name == "item") return some_digits(4, rng, 1) + "-" + some_digits(4, rng);
  if (name == "ean") return "5798" + some_digits(9, rng);
  if (name == "version") return n(1, 12) + "." + n(0, 30) + "." + n(0, 99) + (rng.chance(0.3) ? "." + n(1000, 9999) : "");
  if (name == "measure") {
    static constexpr std::array<std::string_view, 5> kUnits = {"mmol/l", "kg", "cm", "mg", "mmHg"};
    const auto& unit = kUnits[rng.below(kUnits.size())];
    return (unit == "mmHg" ? n(100, 180) + "/" + n(60, 110) : n(1, 180) + "," + n(0, 9)) + " " + std::string(unit);
  }
  if (name == "measure_area") return n(200, 9000) + " m2";
  if (name == "number") return n(2, 60);
  if (name == "year") return n(2001, 2026);
  if (name == "room") return n(1, 4) + "." + n(100, 400);
  if (name == "ledger") return some_digits(4, rng, 1) + "." + some_digits(2, rng);
  if (name == "paragraph")
    return "§ " + n(1, 99) + ", stk. " + n(1, 6) + (rng.chance(0.4) ? ", nr. " + n(1, 9) : "") +
           (rng.chance(0.5) ? ", i forvaltningsloven" : ", i serviceloven");
  if (name == "org") {
    static constexpr std::array<std::string_view, 12> kFirst = {"Nordmark",  "Solbakke", "Egelund", "Bakkedal", "Lyngsø",  "Vestkær",
                                                                "Hedeskov", "Birkholm", "Klintby", "Åmosen",   "Rughave", "Storedam"};
    static constexpr std::array<std::string_view, 8> kLast = {" Kommune", "skolen", " Byg ApS", " Plejehjem", " Entreprise A/S", " Børnehave", " Boligforening", " Jobcenter"};
    return std::string(kFirst[rng.below(kFirst.size())]) + std::string(kLast[rng.below(kLast.size())]);
  }
  if (name == "city") {
    static constexpr std::array<std::string_view, 6> kCities = {"Odense", "Damaskus", "Ankara", "Nuuk", "Warszawa", "Randers"};
    return std::string(kCities[rng.below(kCities.size())]);
  }
  return {};
}

}  // namespace meretid::access::bench
