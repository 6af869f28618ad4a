// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/report/lines.h"

#include <array>
#include <charconv>
#include <cmath>
#include <thread>

#include "base/json_text.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kLinesAtATime = 20'000;

void append(std::string& line, double value) {
  std::array<char, 32> text;
  const auto [end, wrong] = std::to_chars(text.data(), text.data() + text.size(), std::isfinite(value) ? value : 0.0, std::chars_format::general, 6);
  line.append(text.data(), end);
}
void member(std::string& line, const char* name, double value) {
  line += ",\"";
  line += name;
  line += "\":";
  append(line, value);
}

void append_list(std::string& line, const std::vector<std::string>& sentences) {
  line += '[';
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) line += ',';
    base::append_json_text(line, sentences[i]);
  }
  line += ']';
}

class Lines {
 public:
  Lines(const BidTable& table, const std::vector<Screens>& screens, const Composite& composite, const Reasons& reasons, const Opinions& opinions, base::Language language)
      : t_(table), screens_(screens), c_(composite), reasons_(reasons), opinions_(opinions), language_(language) {}

  std::string part(std::size_t begin, std::size_t end) const {
    std::string text;
    text.reserve((end - begin) * 400);
    for (std::size_t k = begin; k < end; ++k) line(text, k);
    return text;
  }

 private:
  void line(std::string& text, std::size_t k) const {
    text += "{\"tender\":";
    base::append_json_text(text, t_.tender[k]);
    if (t_.markets.size() > 1) text += ",\"market\":", base::append_json_text(text, t_.markets[t_.market[k]]);
    text += ",\"bids\":" + std::to_string(t_.bids_of(k));
    if (t_.left_out[k] > 0) text += ",\"left_out\":" + std::to_string(t_.left_out[k]);
    member(text, "score", c_.score[k]);
    member(text, "p_value", c_.p_value[k]);
    if (!opinions_.empty()) {
      const auto learned = opinions_.learned(k);
      if (learned) member(text, "learned", *learned);
      else text += ",\"learned\":null";
    }
    const Screens& s = screens_[k];
    text += ",\"screens\":{\"n\":" + std::to_string(t_.bids_of(k));
    const std::array<double, 10> figures = values(s);
    for (std::size_t i = 1; i < figures.size(); ++i) member(text, kScreenNames[i].data(), figures[i]);
    member(text, "identical", s.identical);
    member(text, "round", s.round);
    member(text, "single", t_.bids_of(k) == 1 ? 1 : 0);
    member(text, "closeness", c_.dispersion.relative[k]);
    if (!t_.firm.empty()) member(text, "meeting", c_.meeting[k]);
    text += "},\"reasons\":";
    append_list(text, reasons_.of(k, language_));
    if (!opinions_.empty())
      if (const auto why = opinions_.reasons(k, language_); !why.empty()) text += ",\"learned_reasons\":", append_list(text, why);
    text += "}\n";
  }

  const BidTable& t_;
  const std::vector<Screens>& screens_;
  const Composite& c_;
  const Reasons& reasons_;
  const Opinions& opinions_;
  base::Language language_;
};

}  // namespace

void write_lines(std::ostream& out, const BidTable& table, const std::vector<Screens>& screens, const Composite& composite, const Reasons& reasons, const Opinions& opinions,
                 base::Language language) {
  const Lines lines(table, screens, composite, reasons, opinions, language);
  for (std::size_t begin = 0; begin < table.tenders(); begin += 2 * kLinesAtATime) {
    const std::size_t middle = std::min(table.tenders(), begin + kLinesAtATime), end = std::min(table.tenders(), middle + kLinesAtATime);
    std::string second;
    std::jthread other([&] { second = lines.part(middle, end); });
    out << lines.part(begin, middle);
    other.join();
    out << second;
  }
}

}  // namespace meretid::tenders
