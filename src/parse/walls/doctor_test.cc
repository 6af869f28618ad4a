// SPDX-License-Identifier: EUPL-1.2
#include "parse/doctor.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace meretid::parse {
namespace {

const Check* find(const DoctorReport& report, std::string_view id) {
  for (const auto& check : report.checks)
    if (check.id == id) return &check;
  return nullptr;
}

TEST(Doctor, TriesTheWallsAndTheToolsOfThisMachine) {
  const auto report = doctor(Sandbox(), {}, "en");
  for (const char* id : {"walls.pure.network", "walls.pure.exec", "walls.tool.network", "walls.tool.file"}) {
    ASSERT_NE(find(report, id), nullptr) << id;
    EXPECT_EQ(find(report, id)->health, Health::kGood) << id << ": " << find(report, id)->found;
  }
  EXPECT_EQ(find(report, "ocr.dan")->health, Health::kGood);
  EXPECT_NE(find(report, "tool.pdftotext")->found.find_first_of("0123456789"), std::string::npos);
  EXPECT_TRUE(report.healthy());
  const auto json = nlohmann::json::parse(doctor_json(report));
  EXPECT_TRUE(json.at("healthy").get<bool>());
  EXPECT_EQ(json.at("checks").size(), report.checks.size());
}

TEST(Doctor, WithoutTheProgramItSaysThatNothingIsRead) {
  const auto report = doctor(Sandbox("/nonexistent/meretid-parse"), {}, "da");
  EXPECT_FALSE(report.healthy());
  EXPECT_EQ(report.pure, "none: refuses");
  EXPECT_NE(doctor_text(report, "da").find("kører ikke"), std::string::npos);
}

TEST(Doctor, AnOpenMasterKeyIsBad) {
  const auto home = std::filesystem::temp_directory_path() / ("meretid-doctor-" + std::to_string(::getpid()));
  std::filesystem::create_directory(home);
  std::ofstream(home / "master.key") << "x";
  ::chmod((home / "master.key").c_str(), 0644);
  const auto report = doctor(Sandbox("/nonexistent/meretid-parse"), home, "da");
  ASSERT_NE(find(report, "home.master_key"), nullptr);
  EXPECT_EQ(find(report, "home.master_key")->health, Health::kBad);
  EXPECT_EQ(find(report, "home.master_key")->found, "rettigheder 0644");
  std::filesystem::remove_all(home);
}

}  // namespace
}  // namespace meretid::parse
