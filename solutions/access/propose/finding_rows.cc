// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/finding_rows.h"

#include <algorithm>
#include <mutex>

#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr std::int64_t kAround = 70;  // code points shown on each side

// Line ends would tear the context apart on the page.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return line;
}

// The text on one side, cut between words where the cut would otherwise go through one.
std::string before_of(const base::OffsetIndex& offsets, std::int64_t start) {
  std::string around = on_one_line(offsets.slice(start - kAround, start));
  if (start <= kAround) return around;
  const std::size_t blank = around.find(' ');
  return blank == std::string::npos ? around : around.substr(blank + 1);
}
std::string after_of(const base::OffsetIndex& offsets, std::int64_t end) {
  std::string around = on_one_line(offsets.slice(end, end + kAround));
  if (end + kAround >= offsets.length()) return around;
  const std::size_t blank = around.rfind(' ');
  return blank == std::string::npos ? around : around.substr(0, blank);
}

}  // namespace

std::vector<FindingRow> rows_of(const std::vector<Finding>& findings, std::string_view text) {
  const base::OffsetIndex offsets(text);
  std::vector<FindingRow> rows;
  rows.reserve(findings.size());
  for (const Finding& finding : findings) {
    FindingRow row;
    row.id = finding.id;
    row.start = finding.start;
    row.end = finding.end;
    row.text = finding.text;
    row.before = before_of(offsets, finding.start);
    row.after = after_of(offsets, finding.end);
    row.type = to_text(finding.type);
    row.entity = finding.entity;
    row.confidence = finding.confidence;
    for (const std::string& reason : finding.reasons) row.why.push_back({reason, {}});
    row.reason = say(row.why, base::Language::kDanish);
    rows.push_back(std::move(row));
  }
  return rows;
}

void tell(FindingRow& row, Told why) {
  row.why.insert(row.why.begin(), std::move(why));
  row.reason = say(row.why, base::Language::kDanish);
}

Result<std::shared_ptr<const NameModel>> shared_name_model() {
  static std::mutex mutex;
  static std::shared_ptr<const NameModel> model;
  const std::lock_guard lock(mutex);
  if (!model) {
    TRY(NameModel loaded, NameModel::load());
    model = std::make_shared<const NameModel>(std::move(loaded));
  }
  return model;
}

FindingType type_from(std::string_view text) {
  const auto& types = all_types();
  const auto found = std::find_if(types.begin(), types.end(), [&](FindingType type) { return to_text(type) == text; });
  return found == types.end() ? FindingType::kPerson : *found;
}

GroundKind ground_kind_of(FindingType type) {
  switch (type) {
    case FindingType::kEmployee:
    case FindingType::kCaseNumber:
      return GroundKind::kNone;
    case FindingType::kCvr:
    case FindingType::kPnumber:
      return GroundKind::kBusiness;
    default:
      return GroundKind::kPrivate;
  }
}

}  // namespace meretid::access
