// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/out/notice.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "danish/local_time.h"

namespace meretid::nightwatch::out {
namespace {

using json = nlohmann::ordered_json;

const describe::Choice& choice_of(ward::AlarmKind kind) {
  const auto& choices = describe::type_of<ward::AlarmKind>().choices;
  return *std::ranges::find_if(choices, [&](const auto& c) { return c.value == static_cast<std::int64_t>(kind); });
}

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// "202601050312+0100"
std::string hl7_time(Timestamp t) {
  std::string text = danish::to_danish_iso8601(t);  // 2026-01-05T03:12:00+01:00
  std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'T'; });
  return text.size() > 14 && danish::to_danish_iso8601(t)[19] == '-' ? text.insert(14, "-") : text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '|': out += "\\F\\"; break;
      case '^': out += "\\S\\"; break;
      case '&': out += "\\T\\"; break;
      case '~': out += "\\R\\"; break;
      case '\\': out += "\\E\\"; break;
      case '\r': case '\n': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace

std::string webhook_json(const Notice& n) {
  json body = {{"number", n.number}, {"step", n.step}, {"at", to_iso8601(n.at)}, {"room", n.room}};
  body["alarm"] = json::parse(describe::to_json(n.alarm));
  return dump(body);
}

std::string fhir_bundle(const Notice& n) {
  const auto& kind = choice_of(n.alarm.kind);
  const std::string id = n.alarm.id.text(), patient = "Patient/" + n.alarm.resident.text();
  const json code = {{"coding", {{{"system", "urn:meretid:nightwatch"}, {"code", kind.name}, {"display", kind.label.en}}}}, {"text", kind.label.da}};
  json subject;
  if (n.alarm.resident.empty()) subject = {{"display", "ward"}};
  else subject = {{"reference", patient}, {"display", n.room}};
  const bool closed = n.alarm.closed.has_value();
  json flag = {{"resourceType", "Flag"}, {"id", "flag-" + id}, {"status", closed ? "inactive" : "active"}, {"code", code}, {"subject", subject},
               {"period", {{"start", to_iso8601(n.alarm.raised)}}}};
  if (closed) flag["period"]["end"] = to_iso8601(*n.alarm.closed);
  const json observation = {{"resourceType", "Observation"}, {"id", "observation-" + id}, {"status", n.alarm.confirmed ? "final" : "preliminary"}, {"code", code},
                            {"subject", subject}, {"effectiveDateTime", to_iso8601(n.alarm.happened)}, {"valueBoolean", true}};
  const json communication = {{"resourceType", "Communication"}, {"id", "step-" + std::to_string(n.number)}, {"status", "completed"}, {"subject", subject},
                              {"sent", to_iso8601(n.at)}, {"about", {{{"reference", "Flag/flag-" + id}}}}, {"payload", {{{"contentString", n.step}}}}};
  json entries = json::array();
  for (const json& resource : {observation, flag, communication})
    entries.push_back({{"resource", resource},
                       {"request", {{"method", "PUT"}, {"url", resource["resourceType"].get<std::string>() + "/" + resource["id"].get<std::string>()}}}});
  return dump({{"resourceType", "Bundle"}, {"type", "transaction"}, {"entry", entries}});
}

std::string hl7_oru(const Notice& n) {
  const auto& kind = choice_of(n.alarm.kind);
  const std::string status = n.alarm.closed ? "F" : "P";
  const std::string code = kind.name + "^" + escaped(kind.label.da) + "^MERETID";
  return "MSH|^~\\&|MERETID|NATTEVAGT|||" + hl7_time(n.at) + "||ORU^R01^ORU_R01|" + std::to_string(n.number) + "|P|2.6|||AL|NE||UNICODE UTF-8\r" +
         "PID|1||" + n.alarm.resident.text() + "^^^MERETID\r" +
         "PV1|1|I|" + escaped(n.room) + "\r" +
         "OBR|1||" + n.alarm.id.text() + "^MERETID|" + code + "|||" + hl7_time(n.alarm.happened) + "||||||||||||||||||" + status + "\r" +
         "OBX|1|ST|" + code + "||" + escaped(n.step) + "||||||" + status + "|||" + hl7_time(n.at) + "\r";
}

std::string sms_text(const Notice& n) {
  const auto& kind = choice_of(n.alarm.kind);
  const auto wall = danish::local_time(n.alarm.raised);
  char time[16];
  std::snprintf(time, sizeof time, "%02d.%02d", wall.seconds / 3600, wall.seconds / 60 % 60);
  std::string text = kind.label.da + (n.room.empty() ? "" : ", " + n.room.substr(0, 60)) + ", kl. " + time + ".";
  if (n.step == "to_leader") text += " Ingen har svaret.";
  return text;
}

std::string sms_json(const Notice& notice, std::string_view telephone) {
  return dump({{"to", std::string(telephone)}, {"text", sms_text(notice)}, {"reference", std::to_string(notice.number) + "-" + std::string(telephone)}});
}

}  // namespace meretid::nightwatch::out
