// SPDX-License-Identifier: EUPL-1.2
#include "record/verify.h"

namespace meretid::record {

std::string to_json(const VerifyReport& report) {
  const auto number = [](std::string_view name, std::int64_t value) {
    return ",\"" + std::string(name) + "\":" + std::to_string(value);
  };
  std::string json = std::string("{\"whole\":") + (report.whole() ? "true" : "false");
  json += number("sealed", report.sealed) + number("unsealed", report.unsealed) +
          number("batches", report.batches) + number("decisions", report.decisions) +
          number("decisions_gone", report.decisions_gone) + number("from", report.from) +
          number("heads", report.heads);
  json += ",\"head\":\"" + report.head +
          "\",\"signatures_checked\":" + (report.signatures_checked ? "true" : "false");
  json += ",\"findings\":[";
  for (const Error& finding : report.findings) {
    if (json.back() != '[') json += ',';
    json += "{\"code\":\"" + finding.code + "\",\"where\":\"" + finding.where +
            "\"}";  // both are codes and digits
  }
  return json + "]}";
}

}  // namespace meretid::record
