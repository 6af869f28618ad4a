// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/pseudonyms.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

TEST(Pseudonyms, AreTheSameForOnePersonInTheOrderOfReading) {
  Proposal proposal;
  proposal.documents.resize(2);
  proposal.documents[0].id = "d1";
  proposal.documents[1].id = "d2";
  const auto add = [&](const char* id, const char* document, int start, const char* type, const char* entity, bool party = false) {
    FindingRow row;
    row.id = id;
    row.document = document;
    row.start = start;
    row.type = type;
    row.entity = entity;
    row.text = entity;
    row.party = party;
    proposal.findings.push_back(row);
  };
  add("d2-f1", "d2", 5, "person", "person:bo");
  add("d1-f2", "d1", 50, "person", "person:carl");
  add("d1-f1", "d1", 9, "person", "person:anna", true);
  add("d2-f2", "d2", 90, "person", "person:anna");
  add("d1-f3", "d1", 60, "cpr", "cpr:0102031234");
  add("d2-f3", "d2", 95, "employee", "person:dorte");
  add("d2-f4", "d2", 99, "person", "person:dorte");
  add("d2-f5", "d2", 1, "person", "person:emil");
  add("d2-f6", "d2", 100, "iban", "iban:1");
  std::vector<DecidedFinding> decided;
  for (const FindingRow& row : proposal.findings) decided.push_back({&row, "approve", "OFL.30.1", row.id != "d2-f5", ""});
  auto names = pseudonyms(proposal, decided);
  EXPECT_EQ(names["d1-f1"], "part 1");
  EXPECT_EQ(names["d2-f2"], "part 1") << "in another document too, whatever it looked like there";
  EXPECT_EQ(names["d1-f2"], "person 1");
  EXPECT_EQ(names["d2-f1"], "person 2");
  EXPECT_EQ(names["d1-f3"], "CPR-nr. 1");
  EXPECT_EQ(names["d2-f3"], "sagsbehandler 1");
  EXPECT_EQ(names["d2-f4"], "sagsbehandler 1");
  EXPECT_EQ(names["d2-f6"], "konto 1");
  EXPECT_FALSE(names.contains("d2-f5")) << "who stays takes no number";
}

}  // namespace
}  // namespace meretid::access
