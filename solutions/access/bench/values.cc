// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/values.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

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

std::string spread(std::string_view text) {  // as poor optical reading gives it
  std::string out;
  for (const char c : text) out += (out.empty() ? "" : " ") + std::string(1, c);
  return out;
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

Person draw_held_person(const Sources& sources, Rng& rng) {
  const auto of = [&rng](const auto& lists, Person& p) {
    const auto& list = lists[rng.below(lists.size())];
    p.first = list.first[rng.below(list.first.size())];
    p.last = list.second[rng.below(list.second.size())];
  };
  Person p = draw_person(sources, rng);
  while (p.first.empty() || p.last.empty()) p = draw_person(sources, rng);  // the reference lists hold an empty line
  if (p.other_origin) of(sources.held_origins, p);
  else if (rng.chance(0.2)) of(sources.held_danish, p);
  else if (rng.chance(0.1)) p.middle = capitals(1, rng) + ".";
  return p;
}

bool is_name(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kNames = {"person", "staff", "reverse", "first", "last", "person_of", "first_of",
                                                              "last_of", "small", "first_small", "capitals", "capital_reverse", "short"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string written_name(const Person& p, std::string_view name) {
  const auto changed = [](std::string_view text, char32_t (*change)(char32_t)) {
    std::string out;
    for (const char32_t c : base::decode(text)) base::append(out, change(c));
    return out;
  };
  const std::string full = p.first + (p.middle.empty() ? "" : " " + p.middle) + " " + p.last;
  if (name == "first" || name == "first_of") return p.first;
  if (name == "last" || name == "last_of") return p.last;
  if (name == "reverse") return p.last + ", " + p.first;
  if (name == "small") return changed(full, &base::lower);
  if (name == "first_small") return changed(p.first, &base::lower);
  if (name == "capitals") return changed(full, &base::upper);
  if (name == "capital_reverse") return changed(p.last, &base::upper) + ", " + p.first;
  if (name == "short") return base::encode(base::decode(p.first).substr(0, 1)) + ". " + p.last;
  return full;
}

std::string genitive(std::string_view name) {
  return name.ends_with('s') || name.ends_with('x') || name.ends_with('z') ? "\u2019" : "s";
}

std::string initials(const Person& person) {
  std::string out;
  bool begin = true;
  for (const char32_t c : base::decode(person.first + " " + person.last)) {
    if (begin && base::is_letter(c)) base::append(out, base::upper(c));
    begin = c == U' ' || c == U'-';
  }
  return out;
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
  return {{"dd", day}, {"mm", month}, {"yy", year}, {"yyyy", digits(person.year, 4)}, {"ssss", serial},
          {"spread", spread(day + month + year + "-" + serial)}};
}

Parts birth_date(const Person& person) {
  return {{"dd", digits(person.day, 2)},
          {"mm", digits(person.month, 2)},
          {"yy", digits(person.year % 100, 2)},
          {"yyyy", digits(person.year, 4)},
          {"d", digits(person.day, 1)},
          {"m", digits(person.month, 1)},
          {"mon3", std::string(kMonths[static_cast<std::size_t>(person.month - 1)].substr(0, person.month == 9 ? 4 : 3)) + (person.month == 5 ? "" : ".")},
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
          {"p4b", all.substr(6, 4)},
          {"p2b", all.substr(2, 2)},
          {"p2c", all.substr(4, 2)},
          {"p2d", all.substr(6, 2)},
          {"p2e", all.substr(8, 2)}};
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
  const auto check = [](const std::string& account, const std::string& country) {
    int rest = 0;
    for (const char c : account + country + "00") rest = (rest * 10 + (c - '0')) % 97;
    return digits(98 - rest, 2);
  };
  const std::string norway = body.substr(0, 11), germany = body + body.substr(3, 4);
  return {{"k2", check(body, "1320")},
          {"norwegian", "NO" + check(norway, "2324") + " " + norway.substr(0, 4) + " " + norway.substr(4, 4) + " " + norway.substr(8)},
          {"german", "DE" + check(germany, "1314") + " " + germany.substr(0, 4) + " " + germany.substr(4, 4) + " " + germany.substr(8, 4) + " " +
                         germany.substr(12, 4) + " " + germany.substr(16)},
          {"i4", body.substr(0, 4)},
          {"i4b", body.substr(4, 4)},
          {"i4c", body.substr(8, 4)},
          {"i2", body.substr(12, 2)}};
}

Parts account(Rng& rng) {
  const std::string number = some_digits(static_cast<int>(rng.between(7, 10)), rng, 1);
  const std::string reg = some_digits(4, rng, 1), ten = digits(0, static_cast<int>(10 - number.size())).substr(0, 10 - number.size()) + number;
  return {{"reg", reg},
          {"acc", number},
          {"acc10", ten},
          {"a4", ten.substr(0, 4)},
          {"a3", ten.substr(4, 3)},
          {"a3b", ten.substr(7, 3)}};
}

Parts plate(Rng& rng) {
  static constexpr std::array<std::string_view, 5> kWishes = {"MORFAR7", "OLDFUX", "TRUCK 9", "VIPPER", "SOLVOGN"};
  const std::string n = some_digits(5, rng, 1), letters = capitals(2, rng);
  std::string small;
  for (const char c : letters) small.push_back(static_cast<char>(c - 'A' + 'a'));
  return {{"AA", letters}, {"aa", small}, {"n5", n}, {"n4", n.substr(0, 4)}, {"n2", n.substr(0, 2)}, {"n3", n.substr(2, 3)},
          {"wish", std::string(kWishes[static_cast<std::size_t>(n[4] - '0') % kWishes.size()])}};
}

Parts land_register(const Sources& sources, Rng& rng) {
  static constexpr std::array<std::string_view, 8> kEnding = {" By",           " Bygrunde",    " Markjorder", " By, Nørre Sogn",
                                                              " By, Sønder Sogn", " Hovedgård", " Overdrev",   " Enge"};
  std::string letters;
  for (std::int64_t i = rng.between(1, 2); i > 0; --i) letters.push_back(static_cast<char>('a' + rng.between(0, 24)));
  Parts parts = {{"mn", std::to_string(rng.between(1, 480))}, {"ml", letters}};
  for (const char c : letters) parts["ML"].push_back(static_cast<char>(c - 'a' + 'A'));
  parts["town"] = rng.pick(sources.towns).second;
  parts["ejerlav"] = parts["town"] + std::string(kEnding[rng.below(kEnding.size())]);
  // "København K": the letters are the post's.
  if (const std::size_t blank = parts["town"].rfind(' '); blank != std::string::npos && parts["town"].size() - blank <= 3) parts["town"].resize(blank);
  return parts;
}

Parts street_address(const Sources& sources, Rng& rng) {
  static constexpr std::array<std::string_view, 3> kSides = {"tv", "th", "mf"};
  const auto& [zip, town] = rng.pick(sources.towns);
  static constexpr std::array<std::string_view, 6> kVillages = {"Nørre Ålbæk", "Øster Hæsinge", "Tved Mark", "Sdr. Vrå", "Lille Egede", "Strandby Huse"};
  return {{"village", std::string(kVillages[static_cast<std::size_t>(zip.back() - '0') % kVillages.size()])},
          {"street", rng.pick(sources.streets)},
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

std::string number_of_thing(std::string_view name, Rng& rng) {
  if (name == "bfe") return some_digits(7, rng, 1);
  if (name == "passport") return "2" + some_digits(8, rng);
  if (name == "chassis") return "WV" + capitals(1, rng) + "ZZZ" + some_digits(2, rng, 1) + "Z" + some_digits(8, rng, 1);
  if (name == "customer_number" || name == "meter_number" || name == "claim_number") return some_digits(static_cast<int>(rng.between(5, 9)), rng, 1);
  if (name == "policy") return some_digits(3, rng, 1) + "-" + some_digits(6, rng);
  return {};
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
  if (name == "hours") return digits(rng.between(6, 9), 2) + ".00-" + digits(rng.between(12, 17), 2) + ".30";
  if (name == "weekday") {
    static constexpr std::array<std::string_view, 5> kDays = {"mandag", "tirsdag", "onsdag", "torsdag", "fredag"};
    return std::string(kDays[rng.below(kDays.size())]);
  }
  if (name == "percent") return n(1, 98) + "," + n(0, 9) + " pct.";
  if (name == "subject") return digits(rng.between(0, 29), 2) + "." + digits(rng.between(0, 39), 2) + "." + digits(rng.between(0, 19), 2);
  if (name == "statute") return "lovbekendtgørelse nr. " + n(10, 1999) + " af " + n(1, 28) + ". " + std::string(kMonths[rng.below(12)]) + " " + n(2015, 2026);
  if (name == "short_date") return n(1, 28) + "/" + n(1, 12);
  if (name == "city") {
    static constexpr std::array<std::string_view, 6> kCities = {"Odense", "Damaskus", "Ankara", "Nuuk", "Warszawa", "Randers"};
    return std::string(kCities[rng.below(kCities.size())]);
  }
  return {};
}

}  // namespace meretid::access::bench
