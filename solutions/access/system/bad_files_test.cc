// SPDX-License-Identifier: EUPL-1.2
// A case full of bad files through the running server: each is a clear finding, the good file among them is read, and another
// case on the same server is read afterwards. What each sentence says is tested beside the readers (src/parse/walls).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "parse/walls/made_files.h"
#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;

class BadFiles : public testing::Test {
 protected:
  json propose(const std::vector<std::pair<std::string, std::string>>& files) {
    const std::string in_case = house_.new_case("access", "Sag med dårlige filer");
    json uploads = json::array();
    for (const auto& [name, bytes] : files) uploads.push_back(house_.upload(in_case, name, bytes));
    const std::string job = house_.start_job("access", "propose", in_case, {{"files", uploads}});
    const json ended = house_.ended(job, 120s);
    EXPECT_EQ(ended.value("state", ""), "done") << ended.dump();
    return house_.get("/api/jobs/" + job + "/result");
  }
  ServedHouse house_;
};

TEST_F(BadFiles, AreFindingsAndTheRestOfTheCaseProceeds) {
  const std::string pdf = parse::pdf_of_pages(40);
  const std::string good = "Kontakt Jens Peter Krogh, CPR 020237-5015.";
  // The file and the one finding it must give; "" where it is read in spite of all.
  const std::vector<std::tuple<std::string, std::string, std::string>> files = {
      {"tom.pdf", "", "parse.empty"},
      {"laast.pdf", parse::pdf_with_password(pdf, "kode"), "parse.encrypted"},
      {"halv.pdf", pdf.substr(0, pdf.size() / 2), "parse.truncated"},
      {"bombe.zip", parse::zip_of({{"nuller.txt", std::string(std::size_t{150} << 20, '\0')}}), "parse.zip_bomb"},
      {"ud.zip", parse::zip_of({{"../../etc/passwd", good}}), "parse.unsafe_name"},
      {"stor.png", parse::png_header(50'000, 50'000), "parse.image_too_large"},
      {"notat.txt", parse::pdf_of_lines({good}), "parse.wrong_extension"},
      {"gammel.txt", "bl\xe5 b\xe6r", "parse.not_utf8"},
      {"brev.docx", parse::zip_of({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<y/>"}}), "parse.office_failed"},
      {"oplæg.pptx", parse::zip_of({{"[Content_Types].xml", "<x/>"}, {"ppt/presentation.xml", "<y/>"}}), "parse.not_read"},
      {"god.txt", good, ""},
  };
  std::vector<std::pair<std::string, std::string>> uploads;
  for (const auto& [name, bytes, code] : files) uploads.emplace_back(name, bytes);
  const json proposal = propose(uploads);

  std::map<std::string, std::vector<std::string>> codes;
  for (const json& document : proposal.at("documents"))
    for (const json& finding : document.at("findings_about_reading")) {
      codes[document.at("name")].push_back(finding.at("code"));
      EXPECT_THAT(finding.at("detail").get<std::string>(), testing::HasSubstr(document.at("name").get<std::string>()));
    }
  for (const auto& [name, bytes, code] : files) {
    if (code.empty()) {
      EXPECT_THAT(codes[name], testing::IsEmpty()) << name;
    } else {
      EXPECT_THAT(codes[name], testing::ElementsAre(code)) << name;
    }
  }
  EXPECT_FALSE(proposal.at("complete").get<bool>());
  std::map<std::string, int> numbers;
  for (const json& finding : proposal.at("findings"))
    if (finding.at("text") == "020237-5015") ++numbers[finding.at("document")];
  EXPECT_EQ(numbers.size(), 3U) << "the good file, the PDF called .txt and the file of the unsafe name";

  const json after = propose({{"god.txt", good}});
  EXPECT_TRUE(after.at("complete").get<bool>());
  EXPECT_EQ(house_.workers().size(), 2U);
}

TEST_F(BadFiles, AnUploadCutOffIsNoFileAndTheNextOneIs) {
  const std::string in_case = house_.new_case("access", "Afbrudt upload");
  const std::string id = house_.post("/api/cases/" + in_case + "/uploads", {{"name", "brev.txt"}, {"size", 100}}).at("upload");
  const auto refused = house_.call("POST", "/api/uploads/" + id + "/finish", "{}");
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_THAT(refused.body, testing::HasSubstr("100"));
  EXPECT_EQ(house_.upload(in_case, "brev.txt", "Hej").value("size", 0), 3);
}

}  // namespace
}  // namespace meretid::access
