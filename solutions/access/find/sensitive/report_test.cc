// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/report.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace meretid::access {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const NameModel& model() {
  static const Result<NameModel> loaded = NameModel::load();
  if (!loaded) throw std::runtime_error(loaded.error().code);
  return *loaded;
}

FindReport report(const std::string& text) { return report_of("a.txt", text, find({.text = text}, model()), model()); }

std::string listed(const FindReport& report) {
  std::string list;
  for (const ReportedFinding& f : report.findings) list += f.type + " " + f.role + " " + f.text + "\n";
  for (const ReportedPassage& p : report.passages) list += "passage " + p.category + " " + p.text + "\n";
  return list;
}

TEST(Report, EveryCaseGivesWhatItsFileSays) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator("solutions/access/cases/report")) {
    if (entry.path().extension() != ".in") continue;
    ++cases;
    std::filesystem::path wanted = entry.path();
    wanted.replace_extension(".out");
    EXPECT_EQ(listed(report(content(entry.path()))), content(wanted)) << entry.path().filename();
  }
  EXPECT_GE(cases, 12);
}

TEST(Report, FindingsNeitherOverlapNorLeaveTheText) {
  for (const std::string text : {"Hun har depression, pasnr. 206543217, og bor i Viborg hos Anne Holm A/S \xF0\x9F\x8D\x8F diabetes",
                                 "Konfidens nr. 710 190-1235 er et nr. AB 4471 902-18 LAG 44713AA2 DK-H 0077451, sagsnr. 710 190 4471902"}) {
    const FindReport r = report(text);
    EXPECT_EQ(r.text_length, base::length(text));
    std::int64_t last = 0;
    for (const ReportedFinding& f : r.findings) {
      EXPECT_LE(last, f.start) << f.text;
      EXPECT_LT(f.start, f.end);
      EXPECT_EQ(base::OffsetIndex(text).slice(f.start, f.end), f.text);
      last = f.end;
    }
  }
}

// A file of one endless word ends in a moment: what is asked of each word costs no more than its length.
TEST(Report, AnEndlessWordCostsNoMoreThanItsLength) {
  for (const std::string pattern : {"x", "A", "1", "a-", "1;", "|1", "* 3.5.1961 ", "bil A1 B2 ", "Peter van ", "konto 12 34 "}) {
    std::string text;
    while (text.size() < 150'000) text += pattern;
    EXPECT_EQ(report(text).text_length, static_cast<std::int64_t>(text.size())) << pattern;
  }
}

}  // namespace
}  // namespace meretid::access
