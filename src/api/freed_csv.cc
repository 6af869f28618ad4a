// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "api/freed_board.h"
#include "base/csv_text.h"

namespace meretid::api {
namespace {

constexpr const char* kColumns[] = {
    "freed.csv.level",   "freed.csv.room",     "freed.csv.kind",   "freed.csv.assumed", "freed.csv.assumed_jobs", "freed.csv.measured",
    "freed.csv.low",     "freed.csv.high",     "freed.csv.samples", "freed.csv.measured_jobs", "freed.csv.why",     "freed.csv.jobs",
    "freed.csv.cpu",     "freed.csv.energy",   "freed.csv.energy_measured", "freed.csv.energy_job", "freed.csv.kroner_energy_job",
    "freed.csv.work_job", "freed.csv.kroner_work_job"};

class Line {
 public:
  Line(std::string& out, base::Language language) : out_(out), language_(language) {}
  ~Line() { out_ += "\r\n"; }
  /// Names are the program's own, but a spreadsheet must not take one for a formula either.
  Line& text(std::string_view value) {
    const bool formula = base::starts_a_formula(value);
    std::string quoted = formula ? "'" : "";
    for (const char c : value) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell(quoted.find_first_of(";\"\r\n") == std::string::npos ? quoted : "\"" + quoted + "\"");
  }
  Line& number(double value, int decimals = 0) { return cell(decimal(value, decimals, language_)); }
  Line& number(const std::optional<double>& value, int decimals) { return value ? number(*value, decimals) : cell(""); }

 private:
  Line& cell(const std::string& value) {
    if (!first_) out_ += ';';
    first_ = false;
    out_ += value;
    return *this;
  }
  std::string& out_;
  base::Language language_;
  bool first_ = true;
};

void add(std::string& out, const std::string& level, const std::string& room, const std::string& kind, const Figures& f, base::Language language) {
  Line line(out, language);
  line.text(level).text(room).text(kind).number(f.assumed_minutes, 1).number(static_cast<double>(f.assumed_jobs));
  const auto of = [&](double Estimate::*end) { return f.measured ? std::optional<double>(*f.measured.*end) : std::nullopt; };
  line.number(of(&Estimate::minutes), 1).number(of(&Estimate::low), 1).number(of(&Estimate::high), 1);
  line.number(static_cast<double>(f.samples)).number(static_cast<double>(f.measured_jobs));
  line.text(f.not_measured.empty() ? "" : base::text("freed.why." + f.not_measured, language));
  line.number(static_cast<double>(f.jobs)).number(f.cpu_seconds, 1).number(f.energy_wh, 3).number(f.energy_measured, 3);
  line.number(f.energy_wh_per_job, 4).number(f.energy_kroner_per_job, 5).number(f.work_minutes_per_job, 2).number(f.work_kroner_per_job, 2);
}

}  // namespace

std::string decimal(double value, int decimals, base::Language language) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  if (language == base::Language::kDanish)
    if (const auto point = text.find('.'); point != std::string::npos) text[point] = ',';
  return text;
}

std::string freed_csv(const BoardAnswer& board, const CsvOptions& options) {
  const auto word = [&](const char* key) { return base::text(key, options.language); };
  std::string out = options.mark ? "\xEF\xBB\xBF" : "";
  {
    Line header(out, options.language);
    for (const char* column : kColumns) header.text(word(column));
  }
  for (const FreedRoom& room : board.rooms) {
    const std::string& name = options.language == base::Language::kDanish ? room.name.da : room.name.en;
    for (const FreedKind& kind : room.kinds) add(out, word("freed.csv.of_kind"), name, kind.kind, kind.figures, options.language);
    add(out, word("freed.csv.of_room"), name, "", room.figures, options.language);
  }
  {
    Line sum(out, options.language);
    sum.text(word("freed.csv.of_all")).text("").text("").number(board.assumed_minutes, 1).text("");
    if (board.measured) sum.number(board.measured->minutes, 1).number(board.measured->low, 1).number(board.measured->high, 1);
    else sum.text("").text("").text("");
    for (int i = 0; i < 11; ++i) sum.text("");
  }
  return out;
}

}  // namespace meretid::api
