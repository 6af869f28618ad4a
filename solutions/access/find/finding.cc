// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr std::array<std::string_view, 17> kTypeNames = {"cpr",   "birthdate", "person",   "employee", "address", "phone",   "email",
                                                         "iban",  "account",   "plate",    "matrikel", "cvr",     "pnumber", "case_number",
                                                         "otherid", "health", "passage"};

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
  constexpr double kLearned = 0.6;   // less sure ones do not travel
  constexpr double kSingle = 0.5;    // a single word from another document does not colour this one
  for (const Finding& f : findings) {
    if ((f.type != FindingType::kPerson && f.type != FindingType::kEmployee) || f.confidence < kLearned) continue;
    const auto [place, is_new] = places_.try_emplace(f.entity, names_.size());
    ++steps_;
    if (is_new) {
      Name name{{}, f.type, f.entity, f.confidence};
      std::istringstream words(f.entity.substr(f.entity.find(':') + 1));
      for (std::string word; words >> word;) name.words.push_back(word);
      names_.push_back(std::move(name));
    }
    Name& name = names_[place->second];
    name.confidence = std::max(name.confidence, f.confidence);
    const std::string entity = f.entity.substr(f.entity.find(':') + 1);
    if (name.type == FindingType::kEmployee) office_.insert(entity);
    const double sure = std::log(name.confidence / std::max(1e-3, 1 - name.confidence));
    const double score = std::clamp(sure - (name.words.size() > 1 ? 0 : kSingle), 0.0, 2.0);
    for (const std::string& word : name.words) {
      if (base::length(word) < 3 || word.ends_with('.')) continue;
      ++steps_;
      Word& known = words_.try_emplace(word, Word{entity, score}).first->second;
      // A full name says more than a single one.
      if (name.words.size() > 1 && known.entity.find(' ') == std::string::npos) known.entity = entity;
      known.score = std::max(known.score, score);
    }
  }
}

const KnownNames::Word* KnownNames::word(const std::string& lower_word) const {
  const auto found = words_.find(lower_word);
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace meretid::access
