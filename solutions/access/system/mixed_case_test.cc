// SPDX-License-Identifier: EUPL-1.2
// The case that ships as an example, from a folder to an answer by the built program: text, a mail with a PDF in it, a PDF, a scan,
// a Word file with a comment, a workbook with a hidden sheet. What comes out is read by programs that are none of ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "parse/released/outside_readers.h"
#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using json = solution::ServedHouse::json;
using parse::testing::plain_text;
using parse::testing::seen;
using parse::testing::unpacked;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

const fs::path kCase = "solutions/access/sample";
// Of others than whoever asks. Each stands in the files of the case in these words.
const std::vector<std::string> kGone = {"Mikkel Krogh", "Jens Peter Krogh", "Birgit Ravnholt", "Torben Møllegaard", "020237-5015", "090588-5010",
                                        "150636-4023", "09.05.1988", "99990034", "99 99 00 56", "0001234567", "1162 43", "99 123", "krogh@vaerksted"};
const std::vector<std::string> kHidden = {"Kroghs læge", "Birgit", "090588"};  // in the comment and on the hidden sheet

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class MixedCase : public testing::Test {
 protected:
  void SetUp() override {
    out_ = house_.home() / "ud";
    arguments_ = {"access", "redact", fs::absolute(kCase).string(), "--law", "OFL", "--requester", "Astrid Møllegaard, 311236-4008",
                  "--received", "2025-03-04", "--subject", "støj fra værkstedet", "--out", out_.string()};
  }
  std::vector<std::string> released() const {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(out_ / "released")) {
      EXPECT_EQ(entry.path().extension(), ".pdf") << entry.path();
      files.push_back(content(entry.path()));
    }
    return files;
  }
  solution::ServedHouse house_;
  fs::path out_;
  std::vector<std::string> arguments_;
};

TEST_F(MixedCase, EndsInAReleaseALetterAndAListThatKeepWhatIsSecret) {
  std::string said;
  ASSERT_EQ(house_.command(arguments_, &said), 0) << said;

  const json report = json::parse(content(out_ / "verification.json"));
  EXPECT_EQ(report.at("released"), 8) << "seven files and the PDF inside the mail";
  EXPECT_EQ(report.at("refused"), 0);
  EXPECT_EQ(report.at("not_read"), 0);
  EXPECT_FALSE(report.at("reviewed").get<bool>()) << "nobody looked at it";
  EXPECT_THAT(said, HasSubstr("udkast"));

  const std::vector<std::string> files = released();
  ASSERT_EQ(files.size(), 8U);
  std::string all;
  for (const std::string& pdf : files) {
    EXPECT_EQ(parse::testing::complaints(pdf), "");
    const std::string text = plain_text(pdf), objects = unpacked(pdf), picture = seen(pdf);
    for (const std::string& secret : kGone)
      for (const std::string& reader : {text, objects, picture}) EXPECT_THAT(reader, Not(HasSubstr(secret)));
    all += text;
  }
  for (const char* kept : {"Astrid Møllegaard", "311236-4008", "Hanne Thygesen", "Støjskærm", "52 dB", "Miljøsagsbehandler"})
    EXPECT_THAT(all, HasSubstr(kept)) << "the asker's own data, who acts in office, and the matter stay";
  EXPECT_THAT(all, Not(HasSubstr(kHidden[0]))) << "a comment of the Word file is no part of its pages";
}

TEST_F(MixedCase, WhatAPersonDecidedIsWhatComesOut) {
  ASSERT_EQ(house_.command(arguments_), 0);
  const json proposal = json::parse(content(out_ / "proposal.json"));
  json decisions = json::array();
  for (const json& finding : proposal.at("findings"))
    if (finding.at("proposed").get<bool>())
      decisions.push_back({{"part", finding.at("id")}, {"decided", finding.at("text") == "99999993" ? "reject" : "approve"}, {"reason", "gennemgået"}});
  ASSERT_GT(decisions.size(), 20U);
  const fs::path file = house_.home() / "beslutninger.json";
  std::ofstream(file) << json{{"decisions", decisions}};
  fs::remove_all(out_);
  arguments_.insert(arguments_.end(), {"--decisions", file.string()});
  std::string said;
  ASSERT_EQ(house_.command(arguments_, &said), 0) << said;
  EXPECT_THAT(said, Not(HasSubstr("udkast")));
  EXPECT_TRUE(json::parse(content(out_ / "verification.json")).at("reviewed").get<bool>());

  const std::string letter = plain_text(content(out_ / "afgoerelse.pdf")), list = plain_text(content(out_ / "aktliste.pdf"));
  EXPECT_THAT(letter, HasSubstr("Astrid Møllegaard"));
  EXPECT_THAT(letter, HasSubstr("§ 30"));
  EXPECT_THAT(letter, HasSubstr("klage"));
  EXPECT_THAT(content(out_ / "afgoerelse.docx").substr(0, 2), "PK");
  for (const char* act : {"Anmodning", "Telefonnotat", "Afgørelse", "Internt notat", "Udgifter"}) EXPECT_THAT(list, HasSubstr(act));
  for (const std::string& secret : kGone) {
    EXPECT_THAT(letter, Not(HasSubstr(secret)));
    EXPECT_THAT(list, Not(HasSubstr(secret)));
  }
}

TEST_F(MixedCase, OneProposalWithoutADecisionIsAskedForAndNothingLeaves) {
  const fs::path file = house_.home() / "beslutninger.json";
  std::ofstream(file) << R"({"decisions": []})";
  arguments_.insert(arguments_.end(), {"--decisions", file.string()});
  std::string said;
  EXPECT_NE(house_.command(arguments_, &said), 0);
  EXPECT_FALSE(fs::exists(out_ / "released")) << said;
}

}  // namespace
}  // namespace meretid::access
