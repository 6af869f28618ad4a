// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

#include "solutions/nightwatch/data/bed_set.h"
#include "solutions/nightwatch/data/fall_set.h"
#include "solutions/nightwatch/data/thermal_set.h"

namespace meretid::nightwatch {
namespace {

namespace fs = std::filesystem;

class Recordings : public testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / ("nightwatch-" + std::to_string(::getpid()));
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  void put(const std::string& path, const std::string& text) const {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
  }
  fs::path folder;
};

TEST_F(Recordings, FallSetTurnsRawNumbersIntoUnits) {
  const char rows[24] = {0, 1, 0, -1, 0, 0, 0, 64, 0, 0, 0, 0};  // 256, -256, 0, 16384, 0, 0, then zeros
  put("sisfall50/sisfall50.i16", std::string(rows, 24));
  put("sisfall50/index.csv", "subject,activity,trial,start_row,n_rows\nSA01,F05,R01,0,2\r\n");
  const auto trials = read_fall_set(folder);
  ASSERT_TRUE(trials) << trials.error().where;
  ASSERT_EQ(trials->size(), 1U);
  EXPECT_TRUE(trials->front().fall());
  EXPECT_FLOAT_EQ(trials->front().motions[0].g.x, 1);
  EXPECT_FLOAT_EQ(trials->front().motions[0].g.y, -1);
  EXPECT_FLOAT_EQ(trials->front().motions[0].turn.x, 1000);
}

TEST_F(Recordings, FallSetNamesTheLineThatIsWrong) {
  put("sisfall50/sisfall50.i16", std::string(24, '\0'));
  const std::string head = "subject,activity,trial,start_row,n_rows\nSA01,D01,R01,0,1\n";
  for (const char* line : {"SA01,D01,R02,1,2", "SA01,D01,R02,x,1", "SA01,D01,R02", "SA01,D01,R02,0,0", "SA01,D01,R02,99999999999999999999,1"}) {
    put("sisfall50/index.csv", head + line + "\n");
    const auto trials = read_fall_set(folder);
    ASSERT_FALSE(trials) << line;
    EXPECT_EQ(trials.error().code, "nightwatch.data.row");
    EXPECT_TRUE(trials.error().where.ends_with("index.csv:3")) << trials.error().where;
  }
  fs::remove(folder / "sisfall50/index.csv");
  EXPECT_EQ(read_fall_set(folder).error().code, "nightwatch.data.missing");
}

TEST_F(Recordings, BedSetReadsRoomsAndFindsExits) {
  put("bedexit/S1/d1p01M", "0,0.1,1,0,1,-60,1,920,3\n1,0.1,1,0,2,-60,1,920,1\n2.5,0.1,1,0,4,-60,1,920,4\n3,0.1,1,0,4,-60,1,920,1\n");
  const auto rooms = read_bed_set(folder);
  ASSERT_TRUE(rooms);
  const BedTrial& trial = rooms->at("S1").at(0);
  EXPECT_EQ(trial.exits(), std::vector<double>{2.5});
  EXPECT_EQ(trial.readings[1].antenna, 2);
  for (const char* line : {"1,2,3\n", "0,0.1,1,0,5,-60,1,920,1\n", "0,0.1,1,0,1,-60,1,920,7\n", "0,nan,1,0,1,-60,1,920,1\n"}) {
    put("bedexit/S1/d1p02M", line);
    EXPECT_EQ(read_bed_set(folder).error().where, "bedexit/S1/d1p02M:1");
  }
}

TEST_F(Recordings, ThermalSetLeavesOutShortAndUnreadableClips) {
  std::string frame = "2021-03-24 23:59:59.900000", clip;
  for (int k = 0; k < 16; ++k) frame += ",22.5";
  for (int i = 0; i < 8; ++i) clip += frame + "\n";
  put("thermal4x4/fall_data/f_10.csv", clip);
  put("thermal4x4/fall_data/f_9.csv", clip);
  put("thermal4x4/fall_data/f_1.csv", frame + "\n");
  put("thermal4x4/non_fall_data/nf_1.csv", clip + "2021-03-24 00:00:00.000000,x,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n");
  const auto clips = read_thermal_set(folder);
  ASSERT_TRUE(clips);
  ASSERT_EQ(clips->size(), 2U);
  EXPECT_EQ(clips->at(0).name, "fall_data/f_9.csv");
  EXPECT_EQ(clips->at(0).frames[0].t, 0);
}

TEST_F(Recordings, ATarFileThatIsCutShortIsSaidSo) {
  put("bedexit.tar", std::string("bedexit/S1/x") + std::string(600, 'a'));
  EXPECT_EQ(read_bed_set(folder).error().code, "nightwatch.data.tar");
  put("bedexit.tar", std::string(1024, '\0'));
  EXPECT_EQ(read_bed_set(folder).error().code, "nightwatch.data.missing");
}

}  // namespace
}  // namespace meretid::nightwatch
