// SPDX-License-Identifier: EUPL-1.2
// What the written answer says beside the documents and no machine can know: who asks, who answers, where to complain, why a ground
// weighs. What is left empty stands in the letter as a place in brackets. Values and pure functions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "describe/describe.h"
#include "solutions/access/propose/ground.h"

namespace meretid::access {

struct LetterRow {
  std::string applicant, subject, case_number, authority;
  std::optional<Date> received;
  std::string address;                  ///< of whoever asks; several lines
  std::string department, caseworker, contact;
  std::string appeal;                   ///< who hears complaints
  std::string complaint_address;
  std::optional<Date> complaint_before;
  std::optional<Date> rest_by;          ///< of a partial decision
  std::string delay_reason;
  /// By ground and what its paragraph leaves open: "OFL.33.why".
  std::map<std::string, std::string> notes = {};

  bool operator==(const LetterRow&) const = default;
};

/// What a letter under this law with these grounds asks for, in the order of a form: names of the members above and keys of `notes`.
/// Read from the texts themselves, so a place that a lawyer adds there is asked for, too.
std::vector<std::string> asked_facts(Law law, const std::vector<std::string>& grounds, bool partial);

/// Which body hears complaints goes by the law that the request itself is under: "ofl", "fvl", "mol", "gdpr15".
std::string complaint_key(Law law);

/// The paragraph of a ground ("OFL.33") with what the notes say in it.
std::string paragraph_of(const std::string& ground, const LetterRow& letter);

inline void fields(describe::Fields<LetterRow>& f) {
  f("applicant", &LetterRow::applicant).help("Den, der søger.", "Who asks.").length(0, 200).optional();
  f("subject", &LetterRow::subject).help("Hvad der søges aktindsigt i.", "What access is asked to.").length(0, 500).optional();
  f("case_number", &LetterRow::case_number).help("Sagens journalnummer.", "The file number.").length(0, 100).optional();
  f("authority", &LetterRow::authority).help("Myndigheden.", "The authority.").length(0, 300).optional();
  f("received", &LetterRow::received).help("Dagen, anmodningen kom.", "The day the request came.").optional();
  f("address", &LetterRow::address).help("Adressen på den, der søger.", "The address of who asks.").length(0, 500).optional();
  f("department", &LetterRow::department).help("Afdelingen.", "The department.").length(0, 200).optional();
  f("caseworker", &LetterRow::caseworker).help("Den, der underskriver.", "Who signs.").length(0, 200).optional();
  f("contact", &LetterRow::contact).help("Telefon eller e-mail.", "Telephone or e-mail.").length(0, 200).optional();
  f("appeal", &LetterRow::appeal).help("Klageinstansen.", "The appeal body.").length(0, 300).optional();
  f("complaint_address", &LetterRow::complaint_address).help("Hvortil en klage sendes.", "Where a complaint is sent.").length(0, 300).optional();
  f("complaint_before", &LetterRow::complaint_before).help("Sidste dag for en klage.", "The last day of a complaint.").optional();
  f("rest_by", &LetterRow::rest_by).help("Hvornår resten kommer, ved en delafgørelse.", "When the rest comes, of a partial decision.").optional();
  f("delay_reason", &LetterRow::delay_reason).help("Hvorfor det tager længere tid.", "Why it takes longer.").length(0, 1000).optional();
  f("notes", &LetterRow::notes).help("Hvad et grundlags afsnit lader stå åbent, fx OFL.33.why.", "What the paragraph of a ground leaves open, e.g. OFL.33.why.");
}

}  // namespace meretid::access
