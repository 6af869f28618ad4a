// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/sensitive.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/values.h"

namespace meretid::access {
namespace {

std::vector<std::string> sentences_of(const std::string& utf8) {
  const danish::Text text(utf8);
  const auto tokens = danish::tokens(text);
  const base::OffsetIndex offsets(utf8);
  std::vector<std::string> list;
  for (const Sentence& s : sentences(text, tokens)) list.emplace_back(offsets.slice(tokens[s.begin].start, tokens[s.end - 1].end));
  return list;
}
using Strings = std::vector<std::string>;

TEST(Sentences, EndAtTheFullStopAndAtLinesOfAList) {
  EXPECT_EQ(sentences_of("Pt. har feber. Inj. gives i uge 22. Hun sover."), (Strings{"Pt. har feber.", "Inj. gives i uge 22.", "Hun sover."}));
  EXPECT_EQ(sentences_of("Han skylder 40.000 kr. Parret er skilt."), (Strings{"Han skylder 40.000 kr.", "Parret er skilt."}));
  EXPECT_EQ(sentences_of("Stue 2: Ruth Brink, ingen pårørende i kommunen. Værge: Palle Rud\nStue 4: Asger Sand"),
            (Strings{"Stue 2: Ruth Brink, ingen pårørende i kommunen.", "Værge: Palle Rud", "Stue 4: Asger Sand"}));
}

TEST(Sentences, ALineThatAParagraphIsBrokenIntoEndsNone) {
  EXPECT_EQ(sentences_of("Den ældste søn bor sammen med sin moster i en lejlighed på\nVesterbro og kommer hjem igen til jul."),
            (Strings{"Den ældste søn bor sammen med sin moster i en lejlighed på\nVesterbro og kommer hjem igen til jul."}));
}

TEST(Sentences, WhoWritesInSmallLettersBeginsSentencesSo) {
  EXPECT_EQ(sentences_of("hej. jeg er syg. det er mit knæ. ring til mig"), (Strings{"hej.", "jeg er syg.", "det er mit knæ.", "ring til mig"}));
  EXPECT_EQ(sentences_of("Det er bevilget iht. aftalen. Hun er ca. 80 år. Ring."), (Strings{"Det er bevilget iht. aftalen.", "Hun er ca. 80 år.", "Ring."}));
}

std::size_t value(const std::string& utf8) {
  const danish::Text text(utf8);
  const auto tokens = danish::tokens(text);
  return measured_value(text, tokens, 0, tokens.size());
}

TEST(Values, AreThoseThatABodyCanHave) {
  EXPECT_GT(value("BS 18,4"), 0U);
  EXPECT_GT(value("BT 160/95"), 0U);
  EXPECT_GT(value("CRP var 212 mg/l"), 0U);
  EXPECT_GT(value("temp. 38,9"), 0U);
  EXPECT_EQ(value("BS 1192"), 0U);
  EXPECT_EQ(value("temp. 7,2"), 0U);
  EXPECT_EQ(value("bs 18,4"), 0U);
  EXPECT_EQ(value("Puls er godt"), 0U);
}

std::vector<std::string> categories(const std::string& text) {
  std::vector<std::string> list;
  for (const Passage& p : sensitive(text, {}).passages) list.push_back(p.category + ": " + p.text);
  return list;
}

TEST(Sensitive, ASentenceWithoutASubjectBelongsToThePersonBefore) {
  EXPECT_EQ(categories("Hun bor alene. Fortsat rødme på sacrum."), (Strings{"health: Fortsat rødme på sacrum."}));
  EXPECT_EQ(categories("Fortsat rødme på sacrum."), Strings{});
  EXPECT_EQ(categories("Hun bor alene.\n\nFortsat rødme på sacrum."), Strings{});
}

TEST(Sensitive, RulesOffersAndFiguresAreAboutNobodyAlsoBehindAPerson) {
  for (const char* general : {"Depression er en sygdom.", "Kommunen tilbyder alkoholbehandling.", "§ 83 omfatter personer med demens.", "Hvis du bliver sygemeldt, skal du ringe.",
                              "Antallet af anbragte børn falder.", "Borgere med diabetes kan søge om tilskud.", "Har du en allergi?", "Fængslet i Ringe skal udbygges.", "Fagforeningerne mødes i morgen."})
    EXPECT_EQ(categories("Hun bor alene. " + std::string(general)), Strings{}) << general;
}

TEST(Sensitive, WhatSomebodyWorksOrTalksAboutIsNotHis) {
  EXPECT_EQ(categories("Hun skriver speciale om depression."), Strings{});
  EXPECT_EQ(categories("Han er ansat som vikar på psykiatrisk afdeling."), Strings{});
  EXPECT_EQ(categories("Hun holder foredrag om angst og har selv gigt."), (Strings{"health: Hun holder foredrag om angst og har selv gigt."}));
  EXPECT_EQ(categories("Hans hund blev opereret hos dyrlægen."), Strings{});
}

TEST(Sensitive, OneWeakWordIsNotEnoughAndTwoAre) {
  EXPECT_EQ(categories("Hun ringede til politiet."), Strings{});
  EXPECT_EQ(categories("Hun fik en samtale i visitationen."), Strings{});
  EXPECT_EQ(categories("Hans straffeattest nævner bander."), (Strings{"crime: Hans straffeattest nævner bander."}));
}

TEST(Sensitive, ABlowNeedsSomebodyWhoGivesItAndSomebodyWhoGetsIt) {
  EXPECT_EQ(categories("Han slog moren i går."), (Strings{"crime: Han slog moren i går."}));
  EXPECT_EQ(categories("Han slog fast, at fristen er forbi."), Strings{});
  EXPECT_EQ(categories("Hun beder dig ringe."), Strings{});
}

}  // namespace
}  // namespace meretid::access
