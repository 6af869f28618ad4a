// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/cues.h"

#include <algorithm>
#include <array>
#include <vector>

namespace meretid::access {
namespace {

struct Entry {
  std::u32string_view begin;
  std::uint32_t cue;
  bool whole = false;  // the word is exactly this, else it begins so
};

constexpr bool kWhole = true;

// Longer beginnings stand for themselves: the longest match decides.
constexpr Entry kEntries[] = {
    {U"cpr", kCueCpr},
    {U"personnummer", kCueCpr},
    {U"personnr", kCueCpr},
    {U"person-n", kCueCpr},
    {U"fødselsnummer", kCueCpr},
    {U"identi", kCueCpr},
    {U"erstatningscpr", kCueCpr},
    {U"erstatnings-cpr", kCueCpr},
    {U"erstatningspersonn", kCueCpr},
    {U"født", kCueBirth},
    {U"fødsel", kCueBirth},
    {U"fødes", kCueBirth},
    {U"fødse", kCueBirth},
    {U"fødd", kCueBirth},
    {U"f.", kCueBirth, kWhole},
    {U"f", kCueBirth, kWhole},
    {U"cvr", kCueCvr},
    {U"se-n", kCueCvr},
    {U"se", kCueCvr, kWhole},
    {U"virksomhedsn", kCueCvr},
    {U"selskabsn", kCueCvr},
    {U"momsn", kCueCvr},
    {U"p-n", kCuePnumber},
    {U"p-e", kCuePnumber},
    {U"pnr", kCuePnumber},
    {U"pnummer", kCuePnumber},
    {U"produktionsenhed", kCuePnumber},
    {U"produktionsn", kCuePnumber},
    {U"tlf", kCuePhone},
    {U"telefon", kCuePhone},
    {U"telefax", kCuePhone},
    {U"fax", kCuePhone, kWhole},  // "Faxe" is a town
    {U"faxn", kCuePhone},
    {U"mobil", kCuePhone},
    {U"mob", kCuePhone, kWhole},
    {U"mob.", kCuePhone, kWhole},
    {U"ring", kCuePhone, kWhole},
    {U"ringe", kCuePhone, kWhole},
    {U"ringer", kCuePhone, kWhole},
    {U"ringes", kCuePhone, kWhole},
    {U"ringet", kCuePhone, kWhole},
    {U"opring", kCuePhone},
    {U"opkald", kCuePhone},
    {U"hovednummer", kCuePhone},
    {U"lokalnummer", kCuePhone},
    {U"kontaktnummer", kCuePhone},
    {U"træffes", kCuePhone},
    {U"kontaktes", kCuePhone},
    {U"sms", kCuePhone},
    {U"phone", kCuePhone},
    {U"dir.", kCuePhone, kWhole},
    {U"direkte", kCuePhone, kWhole},
    {U"konto", kCueAccount},
    {U"nemkonto", kCueAccount},
    {U"lønkonto", kCueAccount},
    {U"bankkonto", kCueAccount},
    {U"reg", kCueAccount, kWhole},
    {U"reg.", kCueAccount, kWhole},
    {U"regnr", kCueAccount | kCueVehicle},
    {U"reg-n", kCueAccount | kCueVehicle},
    {U"registreringsn", kCueAccount | kCueVehicle},
    {U"bank", kCueAccount},
    {U"pengeinstitut", kCueAccount},
    {U"indbetal", kCueAccount},
    {U"udbetal", kCueAccount},
    {U"indsæt", kCueAccount},
    {U"overfør", kCueAccount},
    {U"betales", kCueAccount},
    {U"betalingskort", kCueAccount},
    {U"dankort", kCueAccount},
    {U"kreditkort", kCueAccount},
    {U"kortn", kCueAccount},
    {U"visa", kCueAccount},
    {U"mastercard", kCueAccount},
    {U"iban", kCueIban},
    {U"bil", kCueVehicle, kWhole},
    {U"bilen", kCueVehicle, kWhole},
    {U"bilens", kCueVehicle, kWhole},
    {U"biler", kCueVehicle, kWhole},
    {U"personbil", kCueVehicle},
    {U"varebil", kCueVehicle},
    {U"varevogn", kCueVehicle},
    {U"lastbil", kCueVehicle},
    {U"køretøj", kCueVehicle},
    {U"nummerplade", kCueVehicle},
    {U"plade", kCueVehicle},
    {U"motorcyk", kCueVehicle},
    {U"knallert", kCueVehicle},
    {U"trailer", kCueVehicle},
    {U"traktor", kCueVehicle},
    {U"indregist", kCueVehicle},
    {U"parker", kCueVehicle},
    {U"matr", kCueLand},
    {U"ejerlav", kCueLand},
    {U"sag", kCueCase, kWhole},
    {U"sagen", kCueCase, kWhole},
    {U"sager", kCueCase, kWhole},
    {U"sags", kCueCase, kWhole},
    {U"sagsn", kCueCase},
    {U"sags-", kCueCase},
    {U"sagsid", kCueCase},
    {U"journal", kCueCase},
    {U"j.nr.", kCueCase, kWhole},
    {U"j.nr", kCueCase, kWhole},
    {U"jnr", kCueCase},
    {U"j.", kCueCase, kWhole},
    {U"akt", kCueCase, kWhole},
    {U"akt-", kCueCase},
    {U"aktn", kCueCase},
    {U"dok", kCueCase, kWhole},
    {U"dok.", kCueCase, kWhole},
    {U"doknr", kCueCase},
    {U"dok-", kCueCase},
    {U"dokumentn", kCueCase},
    {U"dokument-id", kCueCase},
    {U"esdh", kCueCase},
    {U"ordre", kCueOther},
    {U"faktura", kCueOther},
    {U"regning", kCueOther},
    {U"bilag", kCueOther},
    {U"kunde", kCueOther},
    {U"vare", kCueOther},
    {U"forsendelse", kCueOther},
    {U"pakke", kCueOther},
    {U"afgift", kCueOther},
    {U"reference", kCueOther},
    {U"ref", kCueCase | kCueOther, kWhole},
    {U"ref.", kCueCase | kCueOther, kWhole},
    {U"ean", kCueOther},
    {U"gln", kCueOther},
    {U"serie", kCueOther},
    {U"model", kCueOther},
    {U"version", kCueOther},
    {U"udgave", kCueOther},
    {U"medlem", kCueOther},
    {U"police", kCueOther},
    {U"rekvisition", kCueOther},
    {U"fejl", kCueOther},
    {U"ticket", kCueOther},
    {U"kvittering", kCueOther},
    {U"bestilling", kCueOther},
    {U"tilbud", kCueOther},
    {U"licens", kCueOther},
    {U"isbn", kCueOther},
    {U"issn", kCueOther},
    {U"artikel", kCueOther},
    {U"projekt", kCueOther},
    {U"løbenummer", kCueOther},
    {U"løbenr", kCueOther},
    {U"leverandør", kCueOther},
    {U"parti", kCueOther, kWhole},
    {U"batch", kCueOther},
    {U"lot", kCueOther, kWhole},
    {U"stregkode", kCueOther},
    {U"måler", kCueOther},
    {U"installation", kCueOther},
    {U"aftale", kCueOther},
    {U"autorisation", kCueOther},
    {U"ydern", kCueOther},
    {U"betalingsid", kCueOther},
    {U"betalings-id", kCueOther},
    {U"transaktion", kCueOther},
    {U"id", kCueOther, kWhole},
    {U"side", kCueOther, kWhole},
    {U"kr", kCueMoney, kWhole},
    {U"kr.", kCueMoney, kWhole},
    {U"dkk", kCueMoney, kWhole},
    {U"kroner", kCueMoney, kWhole},
    {U"beløb", kCueMoney},
    {U"pris", kCueMoney},
    {U"eur", kCueMoney, kWhole},
    {U"navn", kCueName, kWhole},
    {U"fornavn", kCueName},
    {U"efternavn", kCueName},
    {U"adresse", kCueHome},
    {U"bopæl", kCueHome},
    {U"bor", kCueHome, kWhole},
    {U"boede", kCueHome, kWhole},
    {U"boet", kCueHome, kWhole},
    {U"bosat", kCueHome, kWhole},
    {U"boende", kCueHome, kWhole},
    {U"flytte", kCueHome},
};

// Entries by their first letter, longest first.
using Index = std::array<std::vector<Entry>, 256>;
const Index& index() {
  static const Index made = [] {
    Index lists;
    for (const Entry& entry : kEntries) lists[entry.begin.front() & 0xFF].push_back(entry);
    for (auto& list : lists)
      std::stable_sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.begin.size() > b.begin.size(); });
    return lists;
  }();
  return made;
}

}  // namespace

std::uint32_t cue_of(std::u32string_view word) {
  if (word.empty()) return kNoCue;
  for (const Entry& entry : index()[word.front() & 0xFF])
    if (entry.whole ? word == entry.begin : word.starts_with(entry.begin)) return entry.cue;
  return kNoCue;
}

}  // namespace meretid::access
