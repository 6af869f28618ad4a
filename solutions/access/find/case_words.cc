// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/case_words.h"

#include <algorithm>
#include <array>

namespace meretid::access {
namespace {

// In the order of their code points.
constexpr std::array<std::u32string_view, 235> kWords = {
      U"adressen", U"advokaten", U"afbud", U"afgiftsfritaget", U"afgørelse", U"afslag", U"aftale", U"anbefaling", U"ang", U"anm", U"anmeldelse", U"anmelderen",
      U"anmodning", U"ansvarlig", U"ansøger", U"ansøgeren", U"ansøgning", U"arb", U"arbejdsgiver", U"arving", U"att", U"attachments", U"attest", U"baggrund", U"barnet",
      U"bcc", U"begrundelse", U"begæring", U"bekræftelse", U"beløb", U"bem", U"bemærk", U"bemærkning", U"bemærkninger", U"beskriv", U"beskrivelse", U"besvaret",
      U"besøgsadresse", U"bevilling", U"bilag", U"bisidderen", U"boligforhold", U"borgeren", U"brev", U"cc", U"civilstand", U"dagsorden", U"date", U"datteren", U"dear",
      U"delmål", U"deltagere", U"deres", U"digital", U"dirigent", U"dokument", U"dokumenter", U"dossier", U"ejeren", U"ekskl", U"ekspeditionstid", U"eleven",
      U"epikrise", U"erklæring", U"eventuelt", U"evt", U"faderen", U"faktura", U"faren", U"find", U"formue", U"formål", U"fortroligt", U"forwarded", U"fraværende",
      U"fremmødte", U"frist", U"frk", U"from", U"fuldmagt", U"fw", U"fwd", U"gade", U"gebyrblad", U"godkendt", U"handleplan", U"henvendelse", U"henvis", U"henvisning",
      U"hjemmel", U"husk", U"husstand", U"indkaldelse", U"indklagede", U"indkomst", U"indsats", U"indstilling", U"indstævnte", U"inkasso", U"journ", U"journal",
      U"journalnotat", U"klage", U"klager", U"klageren", U"klagevejledning", U"klasselærer", U"konklusion", U"kontaktlærer", U"kontaktpersonen", U"kontonummer",
      U"kontrakt", U"kopi", U"kunden", U"kvittering", U"køberen", U"lejeren", U"lokale", U"læge", U"lægeattest", U"lægen", U"mail", U"meddelelse", U"message",
      U"mobilnummer", U"moderen", U"modparten", U"modtaget", U"moren", U"mål", U"møde", U"mødeindkaldelse", U"mødeleder", U"nationalitet", U"notat", U"noter", U"opf",
      U"oplys", U"oplysninger", U"oprettet", U"opringning", U"ordstyrer", U"orientering", U"original", U"parten", U"partshøring", U"patienten", U"pers", U"personligt",
      U"pkt", U"plejefamilien", U"postadresse", U"punkt", U"pædagog", U"rapport", U"re", U"ref", U"referat", U"referent", U"regards", U"regning", U"rekvirent",
      U"rekvisitus", U"resume", U"resumé", U"ring", U"rykker", U"sagsbeh", U"sagsbehandleren", U"sagsfremstilling", U"sagsøger", U"sagsøgte", U"samleveren",
      U"sammenfatning", U"samtykke", U"se", U"send", U"sendt", U"sent", U"servitut", U"sigtede", U"sincerely", U"skadelidte", U"skadevolder", U"skriv", U"slettet",
      U"statsborgerskab", U"status", U"statusattest", U"stilling", U"stuehus", U"subject", U"sv", U"svar", U"sygeplejerske", U"sælgeren", U"sønnen", U"telefonnotat",
      U"telefonnummer", U"teleph", U"tilbud", U"tilladelse", U"tilsagn", U"tilstede", U"tiltalte", U"tlf", U"to", U"tolken", U"træffetid", U"uddannelse", U"udfyld",
      U"udlejeren", U"udskrift", U"udtalelse", U"underretning", U"underskrevet", U"underskrift", U"vedhæftet", U"vedk", U"vedlagt", U"vej", U"vejledning",
      U"videresendt", U"vidne", U"vidnet", U"vor", U"vores", U"vs", U"vurdering", U"værgen", U"åbningstid", U"åbningstider", U"ægtefælle", U"ægtefællen", U"ændret"};
static_assert(std::is_sorted(kWords.begin(), kWords.end()));

}  // namespace

bool is_case_word(std::u32string_view word) { return std::binary_search(kWords.begin(), kWords.end(), word); }

}  // namespace meretid::access
