// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/notices/notice_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "base/json_text.h"
#include "solutions/tenders/findings/sentence.h"

namespace meretid::tenders {
namespace {

std::string json_number(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 6);
  return std::string(text.data(), end.ptr);
}
std::string json_number(const std::optional<double>& value) { return value ? json_number(*value) : "null"; }

}  // namespace

std::vector<std::size_t> ranked_awards(const ScreenedNotices& s, std::size_t top) {
  std::vector<std::size_t> order(s.awards.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return s.awards[a].score > s.awards[b].score; });
  order.resize(std::min(top, order.size()));
  return order;
}

void write_notice_lines(std::ostream& out, const NoticeTable& t, const ScreenedNotices& s, base::Language language) {
  std::string line;
  for (std::size_t i = 0; i < t.awards.size(); ++i) {
    const Award& a = t.awards[i];
    const AwardEvidence& e = s.awards[i];
    line = "{\"tender\":";
    base::append_json_text(line, a.tender);
    line += ",\"mode\":\"notice\"";
    if (a.market != 0) line += ",\"market\":", base::append_json_text(line, t.markets[a.market]);
    line += ",\"bids\":" + std::to_string(a.bids) + ",\"score\":" + json_number(e.score) + ",\"p_value\":" + json_number(e.p_value) + ",\"screens\":{\"few\":" + json_number(e.few) +
            ",\"spread\":" + json_number(e.spread) + ",\"over_estimate\":" + json_number(e.over_estimate) + ",\"attachment_p\":" + json_number(e.attachment) + "}";
    if (a.winner != kNoFirm) line += ",\"winner\":", base::append_json_text(line, t.firms[a.winner]);
    line += ",\"reasons\":[";
    bool first = true;
    for (const std::string& reason : reasons_of(t, s, i, language)) {
      if (!first) line += ',';
      first = false;
      base::append_json_text(line, reason);
    }
    out << line << "]}\n";
  }
}

void write_notice_ranking(std::ostream& out, const NoticeTable& t, const ScreenedNotices& s, std::size_t top, base::Language language) {
  const auto say = [&](const char* key, const base::Arguments& arguments = {}) { out << base::text(key, language, arguments) << '\n'; };
  out << mode_sentence(s, language) << "\n\n";
  say("tenders.notice.head");
  std::size_t place = 0;
  for (const std::size_t i : ranked_awards(s, top)) {
    const Award& a = t.awards[i];
    out << ++place << '\t' << number_text(s.awards[i].score, language) << '\t' << (a.bids > 0 ? std::to_string(a.bids) : "?") << '\t' << a.tender;
    if (a.market != 0) out << " (" << t.markets[a.market] << ')';
    if (a.winner != kNoFirm) out << ": " << t.firms[a.winner];
    out << '\n';
    for (const std::string& reason : reasons_of(t, s, i, language)) out << "\t- " << reason << '\n';
  }
  out << '\n';
  say("tenders.notice.markets_head");
  std::size_t shown = 0;
  for (const NoticeMarket& m : s.markets) {
    if (shown++ == top) break;
    const std::string name = m.market == 0 ? base::text("tenders.notice.all", language) : t.markets[m.market];
    const base::Arguments arguments = {{"name", name}, {"awards", std::to_string(m.awards)}, {"p", m.p ? p_text(*m.p, language) : ""}, {"q", m.q ? p_text(*m.q, language) : ""}};
    say(!m.p ? "tenders.notice.market_untested" : m.q && *m.q <= 0.05 ? "tenders.notice.market_examine" : "tenders.notice.market_usual", arguments);
    for (const std::string& sentence : sentences_of(t, m, language)) out << "  - " << sentence << '\n';
  }
  say("tenders.notice.close_of_report");
}

}  // namespace meretid::tenders
