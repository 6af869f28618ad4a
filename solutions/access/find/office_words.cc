// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/office_words.h"

#include <algorithm>
#include <array>

#include "solutions/access/find/is_one_of.h"
#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

template <class Range>
bool ends_in(const Range& range, std::u32string_view word) {
  return std::any_of(range.begin(), range.end(), [&](std::u32string_view end) { return word.ends_with(end); });
}

// "betjentene Skytte og Al-Jabri", "overlægen": the word without its article.
std::u32string_view bare(std::u32string_view word) {
  if (word.ends_with(U"ene") && word.size() > 9) word.remove_suffix(3);
  else if (word.ends_with(U"en") && word.size() > 8) word.remove_suffix(2);
  return word;
}

}  // namespace

bool is_office_title(std::u32string_view word) {
  static const PhraseList titles("solutions/access/find/lists/titles.txt");
  if (titles.has(word)) return true;
  // "erklærer", "indleder": verbs that end like titles.
  static constexpr std::array<std::u32string_view, 12> kVerbs = {U"erklærer", U"indleder", U"afleder", U"udleder", U"forleder", U"tilleder", U"efterbehandler", U"forbehandler", U"afhjælper", U"belærer", U"genbehandler", U"viderebehandler"};
  if (is_one_of(word, kVerbs)) return false;
  // "myndighedsrådgiver", "skolelederen", "vagtlæge": what a title ends in.
  static constexpr std::array<std::u32string_view, 42> kEndings = {
      U"konsulent", U"behandler", U"chef", U"rådgiver", U"leder", U"lærer", U"pædagog", U"læge", U"assistent", U"inspektør", U"terapeut", U"psykolog", U"plejerske", U"medarbejder",
      U"koordinator", U"ingeniør", U"jurist", U"sekretær", U"betjent", U"direktør", U"tekniker", U"visitator", U"fuldmægtig", U"advokat", U"hjælper", U"vejleder",
      U"byrådsmedlem", U"kommissær", U"udvalgsformand", U"plejer", U"planlægger", U"bibliotekar", U"landinspektør", U"dommer", U"kontrollør", U"anklager",
      U"kontaktperson", U"sagfører", U"revisor", U"forsvarer", U"bobestyrer", U"børnesagkyndig"};
  word = bare(word);
  constexpr std::size_t kShortest = 6;
  return word.size() >= kShortest && ends_in(kEndings, word);
}

bool is_post_of_any_body(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 24> kPosts = {U"formand", U"formanden", U"næstformand", U"næstformanden", U"fmd.", U"kasserer", U"dirigent", U"ordstyrer", U"mødeleder", U"referent", U"ref", U"ref.", U"stedfortræder", U"bogholder",
                                                                U"vicevært", U"viceværten", U"varmemester", U"ejendomsmester", U"sekretær", U"sekretæren", U"chefen", U"lederen", U"rektor", U"kontaktperson"};
  if (is_one_of(word, kPosts)) return true;
  word = bare(word);
  return word.ends_with(U"direktør") || word.ends_with(U"chef") || word == U"leder" || word.ends_with(U"butiksleder");
}

bool is_administrative(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 17> kEndings = {U"behandler", U"leder", U"lederen", U"chef", U"konsulent", U"rådgiver", U"fuldmægtig", U"visitator", U"kontaktlærer", U"kontaktperson", U"koordinator", U"inspektør", U"jurist", U"direktør", U"formand", U"borgmester", U"tekniker"};
  return ends_in(kEndings, word);
}

// "Lægen behandler Mette Holm", "Kommunen hjælper Ali": right before a name it is what is done to somebody, and behind one what that one does.
bool is_verb_too(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> kWords = {U"leder", U"lærer", U"plejer", U"hjælper", U"vejleder", U"behandler", U"undersøger", U"rådgiver", U"planlægger"};
  return is_one_of(word, kWords);
}

bool is_former(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> kWords = {U"tidligere", U"fhv.", U"fhv", U"forhenværende", U"afskedigede", U"pensioneret", U"pensionerede", U"pens.", U"fratrådte"};
  return is_one_of(word, kWords);
}

bool tells_of_title(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 30> kWords = {
      U"ledende", U"faglig", U"boligsocial", U"socialfaglig", U"pædagogisk", U"klinisk", U"juridisk", U"administrativ", U"administrerende", U"koordinerende", U"praktiserende", U"autoriseret", U"aut.",
      U"beskikket", U"børnesagkyndig", U"statsaut.", U"statsautoriseret", U"reg.", U"registreret", U"konstitueret", U"kst.", U"konst.", U"souschef", U"teknisk", U"økonomisk", U"sundhedsfaglig", U"kommunal", U"vagthavende", U"tilsynsførende", U"afdelings"};
  return is_one_of(word, kWords);
}

bool sends_officials(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 37> kWords = {
      U"jobcentret", U"jobcenter", U"jobcenteret", U"kommunen", U"borgerservice", U"udbetaling", U"skat", U"politiet", U"familieretshuset", U"sundhedsplejen", U"hjemmeplejen", U"visitationen",
      U"ppr", U"ssp", U"regionen", U"kriminalforsorgen", U"sekretariatet", U"ydelsescentret", U"ydelseskontoret", U"beredskabet", U"rådhuset", U"familieteamet", U"socialtilsynet", U"kommune",
      U"myndighed", U"kontrolgruppen", U"forvaltningen", U"administrationen", U"hegnssynet", U"byggesag", U"byggesagen", U"tandplejen", U"dagplejen", U"rusmiddelcentret", U"misbrugscentret", U"socialvagten", U"naturstyrelsen"};
  static constexpr std::array<std::u32string_view, 11> kEndings = {U"forvaltningen", U"forvaltning", U"afdelingen", U"styrelsen", U"ministeriet", U"kontoret", U"nævnet", U"myndigheden", U"visitationen", U"rådgivningen", U"sekretariatet"};
  return is_one_of(word, kWords) || (ends_in(kEndings, word) && !word.ends_with(U"bestyrelsen"));
}

bool is_practice(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> kBegin = {U"lægehus", U"lægern", U"lægeklinik", U"lægecent", U"tandlæge", U"advokat", U"psykolog", U"speciallæge", U"dyrlæge"};
  static constexpr std::array<std::u32string_view, 9> kEnd = {U"huset", U"hus", U"ne", U"klinikken", U"klinik", U"centret", U"centeret", U"firma", U"praksis"};
  return std::any_of(kBegin.begin(), kBegin.end(), [&](std::u32string_view begin) { return word.starts_with(begin); }) && ends_in(kEnd, word);
}

bool is_private_body(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 39> kWords = {U"foa", U"3f", U"hk", U"bupl", U"dsr", U"djøf", U"krifa", U"prosa", U"fagforeningen", U"forbundet", U"a-kassen", U"if", U"bk", U"fc", U"gf", U"aps", U"a/s", U"i/s", U"k/s", U"p/s", U"ivs", U"amba", U"a.m.b.a.", U"firmaet", U"firma", U"virksomheden", U"selskabet", U"forening", U"klub", U"bestyrelse", U"boligselskab",
                                                                U"arbejdsgiver", U"arbejdsgiveren", U"menighed", U"frivilligrådet", U"ejerlaug", U"vejlaug", U"kolonihaveforeningen", U"beboerrådet"};
  static constexpr std::array<std::u32string_view, 9> kEndings = {U"foreningen", U"forening", U"boligselskabet", U"bestyrelsen", U"klubben", U"klub", U"lauget", U"andelsselskabet", U"beboerhus"};
  return is_one_of(word, kWords) || ends_in(kEndings, word);
}

bool is_of_association(const Reading& reading) {
  constexpr std::size_t kHead = 16;
  bool association = false;
  for (std::size_t i = 0; i < std::min(kHead, reading.tokens().size()); ++i) {
    const std::u32string_view word = reading.word(i);
    if (sends_officials(word) || word == U"region" || word == U"retten" || word.ends_with(U"kommune")) return false;
    static constexpr std::array<std::u32string_view, 10> kEndings = {U"foreningen", U"forening", U"bestyrelsen", U"bestyrelse", U"klubben", U"klub", U"lauget", U"frivilligrådet", U"beboerhus", U"menighedsrådet"};
    association = association || ends_in(kEndings, word);
  }
  return association;
}

bool is_letter_of_authority(const Reading& reading) {
  constexpr std::size_t kHead = 8;
  constexpr int kFewest = 3;
  bool authority = false;
  for (std::size_t i = 0; i < std::min(kHead, reading.tokens().size()); ++i) {
    const std::u32string_view word = reading.word(i);
    if (word == U"til" || word == U"att" || word == U"att." || word == U"fra" || word == U"from") return false;  // whom it is sent to; a mail
    authority = authority || word == U"region" || word.ends_with(U"kommune") || (word.ends_with(U"styrelsen") && !word.ends_with(U"bestyrelsen")) || word.ends_with(U"nævnet") || word.ends_with(U"ministeriet") || word == U"familieretshuset" ||
                word == U"jobcenter" || word == U"politi";
  }
  if (!authority) return false;
  int you = 0, me = 0;
  for (std::size_t i = 0; i < reading.tokens().size(); ++i) {
    static constexpr std::array<std::u32string_view, 9> kYou = {U"du", U"dig", U"din", U"dit", U"dine", U"deres", U"jer", U"jeres", U"dem"};
    static constexpr std::array<std::u32string_view, 6> kMe = {U"jeg", U"mig", U"min", U"mit", U"mine", U"undertegnede"};
    const std::u32string_view word = reading.word(i);
    if (word == U"rette" && i > 0 && reading.word(i - 1) == U"til") return false;  // "Til rette vedkommende"
    you += is_one_of(word, kYou);
    me += is_one_of(word, kMe);
  }
  return you >= kFewest && you > 2 * me;
}

}  // namespace meretid::access
