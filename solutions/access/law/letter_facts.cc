// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/law/letter_facts.h"

#include <algorithm>

#include "base/catalogue.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr auto kDanish = base::Language::kDanish;

/// The {names} of a text, each once. A choice of words by number ("{yes|one|many}") is no name.
std::vector<std::string> places_of(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == text.npos) break;
    const std::string name = text.substr(at + 1, end - at - 1);
    if (name.find('|') == name.npos && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string paragraph_key(const std::string& ground) { return "access.paragraph." + base::lower(std::string_view(ground)); }

std::string inserted(const std::string& place) {
  const std::string key = "access.letter.insert." + place;
  return base::has_text(key) ? base::text(key, kDanish) : "[" + place + "]";
}

}  // namespace

std::string complaint_key(Law law) {
  switch (law) {
    case Law::kMol:
    case Law::kOflMol:
    case Law::kFvlMol: return "mol";
    case Law::kFvl: return "fvl";
    case Law::kGdpr15: return "gdpr15";
    case Law::kOfl: break;
  }
  return "ofl";
}

std::vector<std::string> asked_facts(Law law, const std::vector<std::string>& grounds, bool partial) {
  std::vector<std::string> asked = {"applicant", "address", "subject", "received", "case_number", "authority", "department", "caseworker", "contact"};
  for (const std::string& place : places_of(base::text("access.letter.complaint." + complaint_key(law), kDanish))) asked.push_back(place);
  if (partial) asked.push_back("rest_by");
  for (const std::string& ground : grounds)
    for (const std::string& place : places_of(base::text(paragraph_key(ground), kDanish))) {
      std::string note = ground + "." + place;
      if (std::find(asked.begin(), asked.end(), note) == asked.end()) asked.push_back(std::move(note));
    }
  asked.push_back("delay_reason");
  return asked;
}

std::string paragraph_of(const std::string& ground, const LetterRow& letter) {
  const std::string key = paragraph_key(ground);
  base::Arguments arguments;
  for (const std::string& place : places_of(base::text(key, kDanish))) {
    const auto note = letter.notes.find(ground + "." + place);
    arguments.push_back({place, note == letter.notes.end() || note->second.empty() ? inserted(place) : note->second});
  }
  return base::text(key, kDanish, arguments);
}

}  // namespace meretid::access
