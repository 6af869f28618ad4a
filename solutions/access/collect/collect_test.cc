// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solutions/access/collect/choose.h"
#include "solutions/access/collect/collected.h"
#include "solutions/access/collect/collection.h"
#include "solutions/access/collect/exact.h"
#include "solutions/access/collect/mail_head.h"
#include "solutions/access/collect/settings.h"
#include "solutions/access/collect/wanted.h"
#include "solutions/access/propose/copies.h"
#include "solutions/access/propose/finding_rows.h"

namespace meretid::access::collect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

enum class Found { kNo, kWeak, kSure };
template <class Find>
Found found(Find find, std::string_view text, std::string_view wanted) {
  const auto words = retrieval::words(text);
  const auto exact = find(text, words, wanted);
  return !exact ? Found::kNo : exact->weak ? Found::kWeak : Found::kSure;
}
Found person(std::string_view text, std::string_view name = "Anne Marie Eksempel") { return found(find_person, text, name); }
Found address(std::string_view text, std::string_view wanted = "Opfindervej 12, 2. tv., 9999 Eksempelby") { return found(find_address, text, wanted); }
Found matter(std::string_view text) { return found(find_matter, text, "27.99.99-K08-3-25"); }

TEST(Exact, NamesInTheOrdersAndFormsOfDanish) {
  for (const char* text : {"Anne Marie Eksempel", "ANNE MARIE EKSEMPEL", "til Anne Marie Eksempels mor", "Eksempel, Anne Marie", "Eksempel,\nAnne", "Anne Eksempel", "Anne Marie Berg Eksempel",
                           "Anne\nMarie Eksempel", "anne.eksempel@posthus.example", "Anne-Marie Eksempel", "Anne M. Eksempel", "Eksempel\tAnne"})
    EXPECT_EQ(person(text), Found::kSure) << text;
  for (const char* text : {"A. Eksempel", "A.M. Eksempels brev"}) EXPECT_EQ(person(text), Found::kWeak) << text;
  for (const char* text : {"", "Anne", "Eksempel", "Bo Eksempel", "Anne kom. Eksempel følger", "Anne og et Eksempel", "B. Eksempel", "Annette Eksempel", "Anne Marie Eksempelsen", "for eksempel anne"})
    EXPECT_EQ(person(text), Found::kNo) << text;
  EXPECT_EQ(person("Jens' hus", "Jens"), Found::kSure);
  EXPECT_EQ(person("noget", ""), Found::kNo);
  EXPECT_EQ(person("noget", "!?"), Found::kNo);
}

TEST(Exact, AddressesAsTheyAreWritten) {
  for (const char* text : {"Opfindervej 12, 2. tv.", "OPFINDERVEJ 12,2.tv", "Opfindervej 12", "Opfindervej 12, 9999 Eksempelby", "Opfindervej 10-12", "Opfindervej 12, 2. sal tv", "Opfindervej\n12"})
    EXPECT_EQ(address(text), Found::kSure) << text;
  for (const char* text : {"Opfindervej 12, 1. tv", "Opfindervej 12, 2. th", "Opfindervej 12, st."}) EXPECT_EQ(address(text), Found::kWeak) << text;
  for (const char* text : {"", "Opfindervej", "Opfindervej 14", "Opfindervej 12b", "Opfindervej 12 B", "Opfindervej 112", "Opfindervejen 12", "Gammel vej 12"}) EXPECT_EQ(address(text), Found::kNo) << text;
  EXPECT_EQ(address("Nørregd. 3 B", "Nørregade 3b"), Found::kSure);
  EXPECT_EQ(address("Skt. Knuds Alle 7", "Sankt Knuds Allé 7"), Found::kSure);
}

TEST(Exact, CaseNumbersHoweverTheyArePunctuated) {
  EXPECT_EQ(matter("J.nr. 27.99.99-K08-3-25."), Found::kSure);
  EXPECT_EQ(matter("27 99 99 k08 3 25"), Found::kSure);
  EXPECT_EQ(matter("27.99.99-K08-3-250"), Found::kNo);
  EXPECT_EQ(matter("127.99.99-K08-3-25"), Found::kNo);
  EXPECT_EQ(matter("27.99.99-K08-3-25-7"), Found::kNo) << "another case of the same kind";
}

TEST(Wanted, NumbersComeFromAFileOnly) {
  const auto model = shared_name_model();
  ASSERT_TRUE(model);
  Wanted wanted{.about = "alt om 131016-9996", .numbers = {}, .persons = {}, .addresses = {}, .matters = {}};
  EXPECT_EQ(understand(wanted, **model).error().code, "access.collect.number_in_words");
  EXPECT_THAT(numbers_of("# fiktive\n131016-9996\n 13 10 16 9996; 0202375015\r\n\n", "numre.txt").value(), ElementsAre("1310169996", "0202375015"));
  for (const char* bad : {"", "# intet\n", "131016-999", "991016-9996", "Anne 131016-9996", "\xFF\xFE" "1\0"}) {
    const auto numbers = numbers_of(bad, "numre.txt");
    ASSERT_FALSE(numbers) << bad;
    EXPECT_EQ(numbers.error().code, "access.collect.no_number");
    for (const auto& [name, value] : numbers.error().args) EXPECT_THAT(value, testing::Not(HasSubstr("1016")));
  }
}

TEST(Wanted, PersonsAndAddressesAreSeenInTheWords) {
  const auto model = shared_name_model();
  ASSERT_TRUE(model);
  Wanted wanted{.about = "klager fra Peter Hansen over støj på Opfindervej 14, 9999 Eksempelby", .numbers = {}, .persons = {}, .addresses = {}, .matters = {}};
  ASSERT_TRUE(understand(wanted, **model));
  EXPECT_THAT(wanted.persons, ElementsAre("Peter Hansen"));
  EXPECT_EQ(wanted.addresses.size(), 1U);
}

Act act(const std::string& name, const std::string& text, std::vector<std::string> numbers = {}) {
  Act one{name, text, {}};
  one.note.name = name;
  one.note.state = "read";
  one.note.numbers = std::move(numbers);
  return one;
}
std::vector<std::string> names(const std::vector<Act>& acts, const std::vector<Chosen>& chosen) {
  std::vector<std::string> list;
  for (const Chosen& one : chosen)
    if (one.taken) list.push_back(acts[one.act].note.name);
  return list;
}

TEST(Choose, NoScoreLiftsWordsOverASureHit) {
  std::vector<Act> acts{act("ord.txt", "Støj støj støj fra havnen, støj fra havnen om natten og støj fra havnen om dagen."),
                        act("nummer.txt", "CPR 131016 9996. Vedrører sagen i øvrigt ikke.", {"1310169996"}),
                        act("navn.txt", "Notat om Anne Eksempels henvendelse."), act("mulig.txt", "A. Eksempel ringede."), act("andet.txt", "Kagebagning for begyndere.")};
  const Wanted wanted{.about = "støj fra havnen", .numbers = {"1310169996"}, .persons = {"Anne Eksempel"}, .addresses = {}, .matters = {}};
  const auto chosen = choose(acts, wanted, 100);
  EXPECT_THAT(names(acts, chosen), testing::AnyOf(ElementsAre("nummer.txt", "navn.txt", "mulig.txt", "ord.txt"), ElementsAre("navn.txt", "nummer.txt", "mulig.txt", "ord.txt")));
  for (const Chosen& one : chosen) {
    EXPECT_THAT(one.reasons, testing::Not(IsEmpty()));
    EXPECT_THAT(say(one.reasons, base::Language::kDanish), testing::Not(HasSubstr("(0 %"))) << "words that are not shared are no reason";
    EXPECT_THAT(one.snippet, testing::Not(HasSubstr("9996"))) << "the list goes from hand to hand";
  }
  EXPECT_THAT(choose(acts, {.about = "kagebagning", .numbers = {}, .persons = {}, .addresses = {}, .matters = {}}, 100).size(), 1U);
  EXPECT_THAT(choose({}, wanted, 100), IsEmpty());
}

const std::string kMail =
    "Kære kommune\nJeg vil gerne klage over støjen fra havnen, som holder os vågne hver nat hele ugen, også i weekenden.\nVenlig hilsen\nAnne Eksempel\n";

TEST(Choose, TellsCopiesAndQuotes) {
  std::vector<Act> acts{act("1 klage.txt", kMail), act("2 klage igen.txt", kMail + " "),
                        act("3 svar.txt", "Tak for din mail om støj.\n\nFra: Anne Eksempel\nSendt: 3. maj 2024\nTil: Kommunen\nEmne: Støj\n\n" + kMail)};
  const auto chosen = choose(acts, {.about = "", .numbers = {}, .persons = {"Anne Eksempel"}, .addresses = {}, .matters = {}}, 100);
  ASSERT_EQ(chosen.size(), 3U);
  for (const Chosen& one : chosen) {
    if (one.act == 1) {
      EXPECT_EQ(one.copy_of, 0U);
    } else {
      EXPECT_EQ(one.copy_of, std::nullopt);
    }
    EXPECT_EQ(one.quotes.size(), one.act == 2 ? 1U : 0U);
  }
}

TEST(Copies, AreNeverTwoLettersOfOneForm) {
  std::string form;
  for (int i = 0; i < 40; ++i) form += "vi har modtaget din ansøgning og vender tilbage inden længe, når den er behandlet af afdeling nummer to i huset. ";
  std::string words;  // forty different sentences, so that there are many runs
  for (char c = 'a'; c <= 'z'; ++c) words += std::string("sætning ") + c + c + " handler om emne " + c + " i kapitel " + c + c + c + " og slutter her. ";
  const std::string one = "Kære Anne Eksempel. " + words, other = "Kære Bo Eksempel. " + words, number = "Kære Anne Eksempel. " + words + " CPR 131016-9996", same = "Kære  Anne Eksempel.\n" + words;
  const std::vector<std::string_view> texts{one, other, number, same, form};
  const auto copies = copies_in(texts);
  EXPECT_FALSE(copies[1]) << "another person's letter";
  EXPECT_FALSE(copies[2]) << "another number";
  ASSERT_TRUE(copies[3]);
  EXPECT_EQ(copies[3]->of, 0U);
}

TEST(List, CellsAreNoFormulasAndOneLineEach) {
  Collected list;
  list.acts.push_back({1, "=HYPERLINK(1).txt", "a;b\".txt", "read", true, "sure", 1, {"En.", "To."}, 0, "x\ny", "orig", 0.97, {"q1", "q2"}});
  EXPECT_THAT(list_of(list, base::Language::kDanish), HasSubstr("\r\n1;'=HYPERLINK(1).txt;\"a;b\"\".txt\";Ja;sikker;En. To.;;\"x\ny\";orig (97 %);q1, q2\r\n"));
}

TEST(MailHead, TellsWhoAndWhen) {
  const MailHead head = mail_head("Fra: Anne Eksempel <anne@posthus.example>\nTil: x\nDato: Tue, 4 Mar 2025 23:30:00 +0100\nEmne: Hej\n\nFra: en anden\n");
  EXPECT_EQ(head.sender, "Anne Eksempel <anne@posthus.example>");
  EXPECT_EQ(head.date, "2025-03-04");
  for (const char* bad : {"Dato: \n", "Dato: i går\n", "Dato: 31 Feb 2025\n", "Dato: Mar 2025\n", "Dato: 4 Mar\n", "", "\nDato: 4 Mar 2025\n"}) EXPECT_EQ(mail_head(bad).date, "") << bad;
}

TEST(Collection, IsOfFilesAndTellsWhichAreCopies) {
  std::vector<Act> acts{act("1 klage.txt", kMail), act("2 klage igen.txt", kMail + " "), act("svar.eml", "Kære Anne Eksempel"), act("andet.txt", "Kagebagning")};
  acts.insert(acts.begin() + 3, act("svar.eml/bilag.txt", kMail));
  acts[3].file = "svar.eml";
  acts[2].note.documents = acts[3].note.documents = 2;
  acts[0].note.documents = acts[1].note.documents = 1;
  const Collection list = collection_of(acts, choose(acts, {.about = "", .numbers = {}, .persons = {"Anne Eksempel"}, .addresses = {}, .matters = {}}, 100));
  ASSERT_EQ(list.acts.size(), 3U);
  const auto of = [&](const std::string& file) { return *std::find_if(list.acts.begin(), list.acts.end(), [&](const FoundAct& one) { return one.file == file; }); };
  EXPECT_EQ(of("2 klage igen.txt").copy_of, of("1 klage.txt").id);
  EXPECT_EQ(of("svar.eml").copy_of, "") << "a copy lies in it, but that is not all";
  EXPECT_EQ(of("svar.eml").documents.size(), 2U);
  const Collection english = shown(list, base::Language::kEnglish);
  EXPECT_THAT(english.acts[0].documents[0].reasons[0], HasSubstr("The name Anne Eksempel stands in the act"));
  EXPECT_THAT(shown(list, base::Language::kDanish).acts[0].documents[0].reasons[0], HasSubstr("Navnet Anne Eksempel står i akten"));
}

TEST(Settings, NameArchivesAndNothingElse) {
  const auto good = parse_archives("[archives.b]\nname = \"Bø\"\npath = \"/srv/b\"\nrole = \"auditor\"\n[archives.a]\npath = \"a\"\n", "/var/lib/meretid");
  ASSERT_TRUE(good) << good.error().code;
  ASSERT_EQ(good->size(), 2U);
  EXPECT_EQ((*good)[0].name, "Bø");
  EXPECT_EQ((*good)[0].role, people::Role::kAuditor);
  EXPECT_EQ((*good)[1].path, "/var/lib/meretid/a");
  EXPECT_TRUE(parse_archives("", "/h"));
  for (const char* bad : {"x = 1", "[archives]\nx = 1", "[archives.a]", "[archives.a]\npath = \"\"", "[archives.a]\npath = \"/a\"\nmode = 1", "[archives.a]\npath = 7",
                          "[archives.\"../a\"]\npath = \"/a\"", "[archives.0101901234]\npath = \"/a\"", "[archives.a]\npath = \"/a\"\nrole = \"konge\"", "[archives.a]\npath = \"/a\"\nrole = \"public\"",
                          "[archives.a]\npath = \"/\"", "[archives.a]\npath = \"/var/lib\"", "[archives.a]\npath = \"/var/lib/meretid\"", "[archives.a", "[archives.a]\npath = \"/a\"\nname = \"\""}) {
    const auto refused = parse_archives(bad, "/var/lib/meretid");
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().code, "access.collect.settings") << bad;
    EXPECT_THAT(refused.error().where, HasSubstr("access.toml:"));
  }
}

}  // namespace
}  // namespace meretid::access::collect
