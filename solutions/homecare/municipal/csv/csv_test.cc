// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/csv/read_csv.h"
#include "solutions/homecare/municipal/csv/table.h"

namespace meretid::homecare::municipal {
namespace {

std::vector<CsvFile> small() {
  return {{"eksport/borgere.csv",
           "\xEF\xBB\xBF"
           "Borger;Navn;Bredde;Længde;Kontaktperson;Fravalgt;Køn\r\n"
           "b1;Åse Lyng;56,4501;8,1002;m1;m2;\r\n"
           "b2;\"Bo \"\"Bøje\"\" Dal\";56,4600;8,1100;;;kvinde\r\n"},
          {"eksport/medarbejdere.csv",
           "medarbejder;navn;kompetencer;transport;køn;kørekort\nm1;Ida Sø;pleje:2|insulin:1:01-05-2026;bil;kvinde;ja\nm2;Per "
           "Eng;pleje:1;cykel;mand;\n"},
          {"eksport/vagter.csv",
           "vagt;medarbejder;dato;fra;til;mødested;bredde;længde;pauseminutter;pause_fra;pause_til\n"
           "d1;m1;30-03-2026;07.00;15.00;Torvet;56,455;8,105;30;11.00;13.00\n"
           "n1;m2;30/3/2026;23:00;07:00;Torvet;;;30;02:00;04:00\n"},
          {"eksport/besøg.csv",
           "besøg;borger;dato;minutter;fra;til;prioritet;medicinsk;kompetencer;medarbejdere;indsatser;efter;mindst;højst\n"
           "v1;b1;30.03.2026;12,5;07:30|12:00;09:00|13:00;kritisk;ja;insulin;1;G1.34;;;\n"
           "v2;b2;2026-03-30;20;08:00;10:00;;;pleje;;H1.1|H1.2;v1;30;90\n"}};
}

CsvRead read_of(const std::vector<CsvFile>& files) {
  auto read = read_csv(files, "Prøveby");
  EXPECT_TRUE(read) << (read ? "" : base::render(read.error(), base::Language::kEnglish));
  return std::move(*read);
}

std::vector<std::string> said(const Read& read) {
  std::vector<std::string> lines;
  for (const Note& note : read.notes) lines.push_back(note.error.where + ": " + note.error.code.substr(note.error.code.rfind('.') + 1));
  return lines;
}
using Lines = std::vector<std::string>;

TEST(Csv, FourTablesAreAMunicipality) {
  const CsvRead csv = read_of(small());
  EXPECT_EQ(said(csv.read), Lines{});
  const Municipality& all = csv.read.all;
  ASSERT_EQ(all.visits.size(), 2U);
  EXPECT_EQ(all.citizens[0].name, "Åse Lyng");
  EXPECT_EQ(all.citizens[1].name, "Bo \"Bøje\" Dal");
  EXPECT_EQ(all.citizens[1].only, Gender::kWoman);
  EXPECT_EQ(all.places[0].point->lat, 564'501'000);
  EXPECT_EQ(all.visits[0].duration, 750);
  EXPECT_EQ(all.visits[0].windows.size(), 2U);
  EXPECT_TRUE(all.visits[0].medical);
  EXPECT_EQ(all.visits[1].services, (Lines{"H1.1", "H1.2"}));
  EXPECT_EQ(all.visits[1].link->least, 30 * 60);
  EXPECT_EQ(all.shifts[1].until, 31 * 3600);
  EXPECT_EQ(all.shifts[1].pause->from, 26 * 3600);
  EXPECT_EQ(all.shifts[1].layer, Layer::kNight);
  EXPECT_EQ(all.carers[1].mode, roads::Mode::kBicycle);
  EXPECT_EQ(to_iso8601(*all.carers[0].skills[1].until), "2026-05-01");
}

TEST(Csv, EncodingsAndSeparatorsAreTold) {
  for (const char* bytes : {"a;\xE6\n1;\xF8\n", "\xFF\xFE" "a\0;\0\xE6\0\n\0" "1\0;\0\xF8\0\n\0"}) {
    const std::string_view text = bytes[0] == 'a' ? std::string_view(bytes) : std::string_view(bytes, 18);
    const auto table = csv::read_table("t.csv", text);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns, (Lines{"a", "æ"}));
    EXPECT_EQ(table->rows[0].cells, (Lines{"1", "ø"}));
  }
  const auto table = csv::read_table("t.csv", "a,b,c\r\n\"1,5\",\"to\nlinjer\",\r\n\r\n2,,3");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].cells, (Lines{"1,5", "to\nlinjer", ""}));
  EXPECT_EQ(table->where(1, 2), "t.csv:5 c");
}

TEST(Csv, ATableThatCannotBeReadSaysWhere) {
  const auto error = [](std::vector<CsvFile> files) {
    const auto read = read_csv(files, "");
    return read ? std::string("good") : read.error().where + " " + read.error().code;
  };
  auto files = small();
  files.pop_back();
  EXPECT_EQ(error(files), "visits.csv homecare.csv.table");
  files = small();
  files.push_back({"visits2.csv", ""});
  EXPECT_EQ(error(files), "visits2.csv homecare.csv.table");
  files = small();
  files[0].bytes = "";
  EXPECT_EQ(error(files), "borgere.csv homecare.csv.empty");
  files[0].bytes = "navn\nx\n";
  EXPECT_EQ(error(files), "borgere.csv homecare.csv.column");
  files[0].bytes = "borger;navn\nb1;x;y\n";
  EXPECT_EQ(error(files), "borgere.csv:2 homecare.csv.cells");
  files[0].bytes = "borger;navn\n\nb1;\"x\n";
  EXPECT_EQ(error(files), "borgere.csv:3 homecare.csv.quote");
  files = small();
  files[2].bytes = "medarbejder;dato;fra;til;mødested\n";
  files[3].bytes = "borger;dato;minutter;fra;til\n";
  EXPECT_EQ(error(files), "vagter.csv homecare.csv.no_day");
}

TEST(Csv, ACellThatCannotBeReadLeavesOutItsRow) {
  auto files = small();
  files[1].bytes += "m3;;;rulleskøjter;;\n";
  files[2].bytes +=
      "d2;m1;i morgen;07:00;15:00;Torvet;;;;;\nd3;m1;30-03-2026;7;15:00;Torvet;;;;;\nd4;ukendt;30-03-2026;07:00;15:00;Torvet;;;;;\n";
  files[3].bytes +=
      "v3;b1;30-03-2026;ti;08:00;09:00;;;;;;;;\nv4;b1;30-03-2026;10;8;09:00;;;;;;;;\nv5;b1;30-03-2026;10;08:00;09:00;haster;;;;;;;\n"
      "v6;b1;30-03-2026;10;09:00;08:00;;;;;;;;\nv7;b1;31-02-2026;10;09:00;10:00;;;;;;;;\nv8;b1;30-03-2026;10;09:00;10:00;;;;3;;;;\n"
      "v1;b1;30-03-2026;10;08:00;09:00;;;;;;;;\nv9;b7;30-03-2026;10;08:00;09:00;;;;;;;;\n";
  const CsvRead csv = read_of(files);
  EXPECT_EQ(said(csv.read),
            (Lines{"medarbejdere.csv:4 transport: word", "vagter.csv:4 dato: time", "vagter.csv:5 fra: time",
                   "besøg.csv:4 minutter: number", "besøg.csv:5 fra: time", "besøg.csv:6 prioritet: word", "besøg.csv:8 dato: date",
                   "besøg.csv:9 medarbejdere: carers", "vagter.csv:6 medarbejder: unknown_carer", "besøg.csv:7 fra: window",
                   "besøg.csv:7 fra: no_window", "besøg.csv:10 besøg: duplicate", "besøg.csv:11 borger: unknown_citizen"}));
  EXPECT_EQ(csv.read.all.visits.size() + csv.read.left_out.size(), 10U) << "no visit is lost";
  for (const Note& note : csv.read.notes) EXPECT_EQ(base::render(note.error, base::Language::kDanish).find('{'), std::string::npos);
}

}  // namespace
}  // namespace meretid::homecare::municipal
