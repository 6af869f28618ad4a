// SPDX-License-Identifier: EUPL-1.2
// What other systems get: by the formats' own rules, and never a name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "danish/local_time.h"
#include "solutions/nightwatch/out/channels.h"
#include "solutions/nightwatch/out/notice.h"
#include "solutions/nightwatch/out/post.h"

namespace meretid::nightwatch::out {
namespace {

using nlohmann::json;

Notice notice() {
  Notice n;
  n.number = 42;
  n.step = "to_leader";
  n.at = danish::from_danish_iso8601("2026-01-05T03:15:00").value();
  n.alarm.id = Id<ward::Alarm>::make();
  n.alarm.resident = Id<ward::Resident>::make();
  n.alarm.raised = n.alarm.happened = danish::from_danish_iso8601("2026-01-05T03:12:00").value();
  n.room = "Stue 12";
  return n;
}

TEST(Formats, Webhook) {
  const json body = json::parse(webhook_json(notice()));
  EXPECT_EQ(body["step"], "to_leader");
  EXPECT_EQ(body["alarm"]["kind"], "fall");
  EXPECT_EQ(body["room"], "Stue 12");
}

TEST(Formats, FhirIsATransactionThatMayBeSentTwice) {
  Notice n = notice();
  const json open = json::parse(fhir_bundle(n));
  EXPECT_EQ(open["type"], "transaction");
  ASSERT_EQ(open["entry"].size(), 3U);
  for (const json& entry : open["entry"]) {
    const json& r = entry["resource"];
    EXPECT_EQ(entry["request"]["method"], "PUT");
    EXPECT_EQ(entry["request"]["url"], r["resourceType"].get<std::string>() + "/" + r["id"].get<std::string>());
    EXPECT_TRUE(r.contains("status"));
    EXPECT_LE(r["id"].get<std::string>().size(), 64U) << "FHIR: an id has 64 characters at most";
    EXPECT_EQ(r["subject"]["reference"], "Patient/" + n.alarm.resident.text());
  }
  EXPECT_EQ(open["entry"][1]["resource"]["status"], "active");
  n.alarm.closed = n.at;
  EXPECT_EQ(json::parse(fhir_bundle(n))["entry"][1]["resource"]["status"], "inactive");
  EXPECT_EQ(fhir_bundle(n), fhir_bundle(n));
}

TEST(Formats, Hl7EscapesItsOwnSigns) {
  Notice n = notice();
  n.room = "A|B^C&D~E\\F\rG";
  const std::string text = hl7_oru(n);
  EXPECT_THAT(text, testing::StartsWith("MSH|^~\\&|MERETID|NATTEVAGT|||20260105031500+0100||ORU^R01^ORU_R01|42|P|2.6|"));
  EXPECT_THAT(text, testing::HasSubstr("PV1|1|I|A\\F\\B\\S\\C\\T\\D\\R\\E\\E\\F G\r"));
  EXPECT_EQ(std::ranges::count(text, '\r'), 5);
  EXPECT_THAT(text, testing::HasSubstr("\rOBX|1|ST|fall^Fald^MERETID||to_leader||||||P|"));
  for (const auto at = text.find("OBR"); const char* part : {"OBR"}) {
    static_cast<void>(part);
    const std::string obr = text.substr(at, text.find('\r', at) - at);
    EXPECT_EQ(std::ranges::count(obr, '|'), 25) << "OBR-25 is the status: " << obr;
  }
}

TEST(Formats, ATelephoneGetsOneShortSentence) {
  EXPECT_EQ(sms_text(notice()), "Fald, Stue 12, kl. 03.12. Ingen har svaret.");
  Notice n = notice();
  n.room = std::string(500, 'x');
  EXPECT_LE(sms_text(n).size(), 160U);
  EXPECT_EQ(json::parse(sms_json(notice(), "+4512345678"))["to"], "+4512345678");
}

TEST(Channels, WhoGetsWhat) {
  ward::Alarm fall, silent, page;
  silent.kind = ward::AlarmKind::kSilent;
  page.kind = ward::AlarmKind::kNoPage;
  using alarm::StepKind;
  EXPECT_TRUE(goes_out("sounder", StepKind::kRaised, fall));
  EXPECT_FALSE(goes_out("sounder", StepKind::kRaised, silent));
  EXPECT_FALSE(goes_out("sms", StepKind::kRaised, fall)) << "the carers have it";
  EXPECT_TRUE(goes_out("sms", StepKind::kToLeader, fall));
  EXPECT_TRUE(goes_out("sms", StepKind::kRaised, page)) << "nobody sees it otherwise";
  EXPECT_TRUE(goes_out("webhook", StepKind::kRepeated, silent));
  EXPECT_FALSE(goes_out("fax", StepKind::kRaised, fall));
}

TEST(Post, OnlyWhereItMay) {
  for (const char* url : {"http://example.dk/", "ftp://127.0.0.1/", "file:///etc/passwd", "https://a:b@example.dk/", "", "http://127.0.0.1.evil.example/"}) {
    const auto result = post(url, "text/plain", "x");
    ASSERT_FALSE(result) << url;
    EXPECT_EQ(result.error().args[0].second, "https") << url;
  }
  EXPECT_FALSE(post("http://127.0.0.1:1/", "text/plain", "x")) << "nobody there";
}

}  // namespace
}  // namespace meretid::nightwatch::out
