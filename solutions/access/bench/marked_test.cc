// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/marked.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace meretid::access::bench {
namespace {

std::string said(const Marked& m, const Mark& mark) { return mark.type + "/" + mark.role + " " + base::encode(base::decode(m.text).substr(static_cast<std::size_t>(mark.start), static_cast<std::size_t>(mark.end - mark.start))); }

TEST(Marked, TakesMarksOutAndKeepsTheirPlaces) {
  const auto m = parse_marked("Kære [[person/party:Søren Ås]]\n<<health: [[person/party:Søren]] har KOL.>> Tlf. [[phone:20 30 40 50]] [1] << 3 >>", "a.txt");
  ASSERT_TRUE(m.has_value());
  EXPECT_EQ(m->text, "Kære Søren Ås\nSøren har KOL. Tlf. 20 30 40 50 [1] << 3 >>");
  ASSERT_EQ(m->stretches.size(), 3U);
  EXPECT_EQ(said(*m, m->stretches[0]), "person/party Søren Ås");
  EXPECT_EQ(said(*m, m->stretches[1]), "person/party Søren");
  EXPECT_EQ(said(*m, m->stretches[2]), "phone/ 20 30 40 50");
  ASSERT_EQ(m->sentences.size(), 1U);
  EXPECT_EQ(said(*m, m->sentences[0]), "health/ Søren har KOL.");
}

TEST(Marked, AMarkThatIsNotClosedIsAnErrorWithItsLine) {
  const auto m = parse_marked("Hej\nTlf. [[phone:20 30 40 50\n", "b.txt");
  ASSERT_FALSE(m.has_value());
  EXPECT_EQ(m.error().code, "access.bench.bad_marks");
  EXPECT_EQ(m.error().where, "b.txt:2");
}

}  // namespace
}  // namespace meretid::access::bench
