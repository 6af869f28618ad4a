// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/finding.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace meretid::access {
namespace {

constexpr std::array<std::string_view, 14> kTypeNames = {"cpr",   "birthdate", "person",   "employee", "address", "phone",   "email",
                                                         "iban",  "account",   "plate",    "matrikel", "cvr",     "pnumber", "case_number"};

}  // namespace

std::string_view to_text(FindingType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

const std::vector<FindingType>& all_types() {
  static const std::vector<FindingType> all = [] {
    std::vector<FindingType> list;
    for (std::size_t i = 0; i < kTypeNames.size(); ++i) list.push_back(static_cast<FindingType>(i));
    return list;
  }();
  return all;
}

std::string_view to_text(GroundKind kind) {
  return kind == GroundKind::kPrivate ? "private" : kind == GroundKind::kBusiness ? "business" : "none";
}

std::string reason_text(const Finding& finding, base::Language language) {
  std::string text;
  for (const std::string& reason : finding.reasons) {
    if (!text.empty()) text += ' ';
    text += base::text(reason, language);
  }
  return text;
}

void KnownNames::learn(const std::vector<Finding>& findings) {
  for (const Finding& f : findings) {
    if ((f.type != FindingType::kPerson && f.type != FindingType::kEmployee) || f.confidence < 0.6) continue;
    const auto same = std::find_if(names_.begin(), names_.end(), [&](const Name& name) { return name.entity == f.entity; });
    if (same != names_.end()) {
      same->confidence = std::max(same->confidence, f.confidence);
      continue;
    }
    Name name{{}, f.type, f.entity, f.confidence};
    std::istringstream words(f.entity.substr(f.entity.find(':') + 1));
    for (std::string word; words >> word;) name.words.push_back(word);
    names_.push_back(std::move(name));
  }
}

}  // namespace meretid::access
