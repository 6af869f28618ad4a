// SPDX-License-Identifier: EUPL-1.2
// The scanners: each knows the written forms of one kind of number and says how sure it is. Pure; linear in the text.
#pragma once

#include <vector>

#include "solutions/access/find/claim.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

class KnownPhrases;   // known_phrases.h
class PlaceLikeness;  // place_likeness.h

void scan_cpr(const Reading& reading, std::vector<Claim>& claims);
void scan_dates(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims);        ///< birth dates, other dates as decoys
void scan_companies(const Reading& reading, std::vector<Claim>& claims);    ///< CVR, P-number
void scan_phones(const Reading& reading, std::vector<Claim>& claims);
void scan_email(const Reading& reading, std::vector<Claim>& claims);
void scan_accounts(const Reading& reading, std::vector<Claim>& claims);     ///< IBAN, registration and account number
void scan_plates(const Reading& reading, std::vector<Claim>& claims);
void scan_land(const Reading& reading, const KnownPhrases& known, std::vector<Claim>& claims);         ///< matrikel
void scan_cases(const Reading& reading, std::vector<Claim>& claims);        ///< case and journal numbers
void scan_masked(const Reading& reading, std::vector<Claim>& claims);       ///< numbers half struck out or half read
void scan_spoken(const Reading& reading, std::vector<Claim>& claims);       ///< numbers in words
void scan_leftovers(const Reading& reading, std::vector<Claim>& claims);    ///< by form alone
void scan_others(const Reading& reading, std::vector<Claim>& claims);       ///< decoys: amounts, orders, EAN …
void scan_lodgings(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims);   ///< camp sites, farms, points
void scan_houses(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims);   ///< houses whose street stands elsewhere
void scan_addresses(const Reading& reading, const PlaceLikeness& places, const KnownPhrases& known, std::vector<Claim>& claims);

}  // namespace meretid::access
