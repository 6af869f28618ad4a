// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "base/catalogue.h"
#include "base/clock.h"
#include "base/csv_text.h"
#include "base/date.h"
#include "base/embedded.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/json_text.h"
#include "base/log.h"
#include "base/number_text.h"
#include "base/processor_time.h"
#include "base/read_file.h"
#include "base/rng.h"
#include "base/units.h"

namespace meretid {
namespace {

TEST(Kind, StatusAndExitCode) {
  EXPECT_EQ(base::http_status(Kind::kBadInput), 422);
  EXPECT_EQ(base::exit_code(Kind::kUsage), 2);
  EXPECT_EQ(base::exit_code(Kind::kBadInput), 3);
  EXPECT_EQ(base::exit_code(Kind::kNotFound), 4);
  EXPECT_EQ(base::exit_code(Kind::kRefused), 5);
  EXPECT_EQ(base::http_status(Kind::kInternal), 500);
  EXPECT_EQ(base::exit_code(Kind::kInternal), 70);
}

TEST(Id, TextComesBackAndOtherTextDoesNot) {
  struct Thing;
  const auto id = Id<Thing>::make();
  const auto read = Id<Thing>::parse(id.text());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, id);
  EXPECT_FALSE(Id<Thing>::parse("").has_value());
  EXPECT_FALSE(Id<Thing>::parse(id.text() + "0").has_value());
  EXPECT_FALSE(Id<Thing>::parse("0123456789abcdefghjkmnpqrs").has_value());
  EXPECT_FALSE(Id<Thing>::parse("8ZZZZZZZZZZZZZZZZZZZZZZZZZ").has_value());  // more than 128 bits
}

TEST(Id, NoTwoAreEqualAndTimeComesFirst) {
  struct Thing;
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) seen.insert(Id<Thing>::make().text());
  EXPECT_EQ(seen.size(), 10'000U);
  const Timestamp now = system_clock().now();
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::int64_t milliseconds = 0;  // the first 50 bits: two zeros and the time
  for (const char c : seen.rbegin()->substr(0, 10)) milliseconds = 32 * milliseconds + static_cast<std::int64_t>(kAlphabet.find(c));
  EXPECT_NEAR(static_cast<double>(milliseconds), static_cast<double>(now.microseconds / 1000), 10'000);
}

TEST(Clock, IsoAndBack) {
  const Timestamp t{1'774'747'800'000'000};
  EXPECT_EQ(to_iso8601(t), "2026-03-29T01:30:00.000000Z");
  EXPECT_EQ(from_iso8601("2026-03-29T01:30:00.000000Z"), t);
  EXPECT_EQ(from_iso8601("2026-03-29T01:30:00Z"), t);
  EXPECT_EQ(from_iso8601("2026-03-29T01:30:00.5Z"), t + kSecond / 2);
  EXPECT_EQ(from_iso8601("1969-12-31T23:59:59Z"), Timestamp{-kSecond});
  EXPECT_EQ(to_iso8601(Timestamp{-1}), "1969-12-31T23:59:59.999999Z");
  for (const char* bad : {"", "2026-03-29", "2026-03-29T01:30:00", "2026-02-30T01:30:00Z", "2026-03-29T24:00:00Z",
                          "2026-03-29T01:30:00.Z", "2026-03-29T01:30:00+01:00", "2026-03-29T01:30:00.1234567Z"})
    EXPECT_FALSE(from_iso8601(bad).has_value()) << bad;
}

TEST(Date, OnlyDaysThatExist) {
  EXPECT_EQ(to_iso8601(date_from_iso8601("2024-02-29").value()), "2024-02-29");
  for (const char* bad : {"2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-0x", "2026-01-011"})
    EXPECT_FALSE(date_from_iso8601(bad).has_value()) << bad;
}

// The first draws of the reference implementation, seeded with splitmix64 from 42.
TEST(Rng, SameDrawsOnEveryMachine) {
  Rng a(42), b(42), c(43);
  EXPECT_EQ(a(), 1546998764402558742U);
  EXPECT_EQ(a(), 6990951692964543102U);
  b();
  b();
  EXPECT_EQ(a(), b());
  EXPECT_NE(a(), c());
}

TEST(Rng, BelowIsEvenAndNormalIsNormal) {
  Rng rng(1);
  std::vector<int> counts(7);
  for (int i = 0; i < 70'000; ++i) ++counts[rng.below(7)];
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 500);
  double sum = 0, squares = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double x = rng.normal(2, 3);
    sum += x;
    squares += (x - 2) * (x - 2);
  }
  EXPECT_NEAR(sum / 100'000, 2, 0.05);
  EXPECT_NEAR(std::sqrt(squares / 100'000), 3, 0.05);
}

TEST(Rng, ShuffleKeepsAllAndForksDiffer) {
  Rng rng(5);
  std::vector<int> cards(52);
  std::iota(cards.begin(), cards.end(), 0);
  const auto sorted = cards;
  rng.shuffle(cards);
  EXPECT_NE(cards, sorted);
  EXPECT_THAT(cards, testing::UnorderedElementsAreArray(sorted));
  EXPECT_NE(rng.fork(1)(), rng.fork(2)());
  EXPECT_EQ(rng.fork(1)(), rng.fork(1)());
}

// RFC 7693, appendix A, is for 64 bytes; the 32-byte value is libsodium's and b2sum's.
TEST(Hash, KnownValues) {
  EXPECT_EQ(base::Blake2b({}, 64).update("abc").hex(),
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  EXPECT_EQ(base::blake2b_hex(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Hash, PiecesGiveTheSameAndKeysDoNot) {
  EXPECT_EQ(base::Blake2b().update("ab").update("c").hex(), base::blake2b_hex("abc"));
  EXPECT_NE(base::blake2b("abc", "0123456789abcdef"), base::blake2b("abc"));
  EXPECT_EQ(base::from_hex(base::to_hex("\x01\xff")), "\x01\xff");
  EXPECT_FALSE(base::from_hex("0").has_value());
  EXPECT_FALSE(base::from_hex("0g").has_value());
}

TEST(Units, CountWhatTheyAre) {
  EXPECT_EQ(to_minutes(Seconds(90)), Minutes(1.5));
  EXPECT_DOUBLE_EQ(kFullTimeYear / Minutes(60), 1667);
  EXPECT_LT(Kroner(1) + Kroner(1), Kroner(3));
}

TEST(Embedded, ThisFoldersCatalogueIsInTheProgram) {
  const auto file = base::embedded("src/base/errors.toml");
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(file->starts_with("# SPDX-License-Identifier"));
  EXPECT_TRUE(file->ends_with("\n"));
  EXPECT_FALSE(base::embedded("src/base/errors").has_value());
  EXPECT_THAT(base::embedded_under("src/base/"), testing::Contains("src/base/errors.toml"));
}

TEST(Catalogue, FillsPlaceAndValues) {
  const Error error("base.bad_id", Kind::kBadInput, {{"found", "x"}}, "job");
  EXPECT_EQ(base::render(error, "da"), "job: Et id er 26 tegn af 0-9 og A-Z (uden I, L, O og U), men der stod »x«.");
  EXPECT_THAT(base::render(error, base::Language::kEnglish), testing::HasSubstr("“x” was found"));
}

TEST(Catalogue, WhatIsUnknownIsStillSaid) {
  EXPECT_EQ(base::render(Error("no.such", Kind::kBadInput, {}, "line 12, column 3"), "da"), "linje 12, kolonne 3: no.such");
  EXPECT_EQ(base::render(Error("no.such", Kind::kBadInput, {}, "line 12, column 3"), "en"), "line 12, column 3: no.such");
  EXPECT_EQ(base::render(Error("no.such", Kind::kInternal, {{"a", "1"}}, "here"), "da"), "here: no.such a=1");
  EXPECT_EQ(base::text("no.such", "da"), "no.such");
  EXPECT_THAT(base::render(Error("base.bad_id", Kind::kBadInput), "da"), testing::HasSubstr("{found}"));
}

TEST(Catalogue, AnArgumentOfWordsHasTwoLanguages) {
  const Error error("base.bad_id", Kind::kBadInput, {{"found.da", "en kat"}, {"found.en", "a cat"}});
  EXPECT_THAT(base::render(error, "da"), testing::HasSubstr("»en kat«"));
  EXPECT_THAT(base::render(error, "en"), testing::HasSubstr("“a cat”"));
}

TEST(Catalogue, WhatStoodInTheInputIsShownHarmless) {
  const auto shown = [](std::string found) { return base::render(Error("no.such", Kind::kBadInput, {{"found", std::move(found)}}, "a\x1b[2Jb"), "da"); };
  EXPECT_EQ(shown("x\ny\xc2\x9bz"), "a [2Jb: no.such found=x y z");
  EXPECT_EQ(shown("\xff\xe6"), "a [2Jb: no.such found=\uFFFD\uFFFD");
  EXPECT_EQ(shown("»æøå«"), "a [2Jb: no.such found=»æøå«");
  const std::string cut = shown(std::string(5000, 'x') + "end");
  EXPECT_LT(cut.size(), 1100U);
  EXPECT_TRUE(cut.ends_with("x…"));
  std::string letters;
  for (int i = 0; i < 3000; ++i) letters += "ø";
  EXPECT_TRUE(shown(letters).ends_with("ø…"));
}

TEST(NumberText, ACommaInDanishADotInEnglish) {
  using base::Language;
  EXPECT_EQ(base::with_decimals(1234.25, 1, Language::kDanish), "1234,2");
  EXPECT_EQ(base::with_decimals(-0.5, 0, Language::kEnglish), "-0");
  EXPECT_EQ(base::with_decimals(2.5, 2, Language::kEnglish), "2.50");
  EXPECT_EQ(base::with_digits(0.012345, 3, Language::kDanish), "0,0123");
  EXPECT_EQ(base::with_digits(123456, 3, Language::kEnglish), "1.23e+05");
  EXPECT_EQ(base::with_decimals(1e300, 1, Language::kDanish).size(), 303U);
}

TEST(CsvText, WhatASpreadsheetWouldTakeForAFormula) {
  for (const char* cell : {"=1", "+1", "-1", "@x", "\tx", "\rx"}) EXPECT_TRUE(base::starts_a_formula(cell)) << cell;
  for (const char* cell : {"", "a=1", "1", " =1", "Ærø"}) EXPECT_FALSE(base::starts_a_formula(cell)) << cell;
}

TEST(ProcessorTime, GoesOnWhileWeWork) {
  const double begun = base::processor_seconds();
  double sum = 0;
  for (int i = 1; base::processor_seconds() - begun < 0.001 && i < 1'000'000'000; ++i) sum += 1.0 / i;
  EXPECT_GT(sum, 0);
  EXPECT_GE(base::processor_seconds() - begun, 0.001);
}

TEST(JsonText, NumbersReadBackAndControlsAreEscaped) {
  std::string out;
  base::append_json_number(out, 0.1);
  out += ' ';
  base::append_json_number(out, std::nan(""));
  base::append_json_text(out, "\"\\\n\x01\x7fæ");
  EXPECT_EQ(out, "0.1 null\"\\\"\\\\\\n\\u0001\\u007fæ\"");
}

TEST(ReadFile, AFolderAndWhatIsNotThereAreNoFiles) {
  EXPECT_EQ(base::read_file("/proc/self"), std::nullopt);
  EXPECT_EQ(base::read_file("/nowhere/at/all"), std::nullopt);
  EXPECT_EQ(base::read_file("/dev/null"), "");
  EXPECT_EQ(base::read_file("/proc/self/cmdline").value_or("").empty(), false);
}

TEST(Log, OneJsonLineWithTheTrace) {
  testing::internal::CaptureStderr();
  {
    const base::Trace trace("T1");
    base::log_info("base.test", {{"count", 2}, {"name", "a\"b"}, {"good", true}, {"share", 0.5}});
  }
  base::log_debug("base.silent");
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_THAT(line, testing::StartsWith(R"({"time":"2)"));
  EXPECT_THAT(line, testing::EndsWith(
                        R"("level":"info","event":"base.test","trace":"T1","count":2,"name":"a\"b","good":true,"share":0.5})"
                        "\n"));
}

TEST(Log, ABatchWritesItsLinesTogetherEachWithItsOwnTrace) {
  testing::internal::CaptureStderr();
  {
    base::LogBatch lines;
    lines.add(base::Level::kInfo, "base.one", "T1", {{"count", 1}});
    lines.add(base::Level::kDebug, "base.silent", "T1");
    lines.add(base::Level::kInfo, "base.two", "", {{"count", 2}});
  }
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              testing::MatchesRegex(R"(\{"time":"2[^"]*\.[0-9]{6}Z","level":"info","event":"base.one","trace":"T1","count":1\})" "\n"
                                    R"(\{"time":"2[^"]*Z","level":"info","event":"base.two","count":2\})" "\n"));
}

}  // namespace
}  // namespace meretid
