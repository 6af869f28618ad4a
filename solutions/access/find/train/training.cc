// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/training.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "base/embedded.h"
#include "base/utf8.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/train/lists.h"
#include "solutions/access/find/word_features.h"

namespace meretid::access {
namespace {

// News and case files differ: what is learned from invented case lines, or from news with
// other names, must not tell what news looks like (measured by
// cross-validation on the Danish training part: three points of F1).
constexpr std::uint32_t kDanish = 1, kNorwegian = 2, kCases = 3, kRenamed = 4;
constexpr std::size_t kFrequentNames = 4000;
constexpr std::uint32_t kNgramBits = 17;
constexpr std::size_t kMostFeatures = 300'000;  // 4 MB
constexpr std::size_t kMostVectors = 200'000;   // 7 MB a network: the file stays below 20 MB
constexpr int kWindowEpochs = 6;
constexpr double kInvented = 0.3;
constexpr std::size_t kCaseSentences = 9000;
// As many fifths of the Danish sentences are kept, one after the other, from a model that tells how sure its kind may be.
constexpr std::size_t kFifths = 5, kAside = 2;
// What is missed leaks, what is too much a person strikes off: this share of the masked words must belong to a name.
constexpr double kUsefulWords = 0.88;

std::u32string lower(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = base::lower(c);
  return out;
}

// What words look like.
learn::NgramModel train_looks(const Lists& lists, const std::vector<std::vector<TaggedSentence>*>& texts, Rng rng) {
  std::unordered_map<std::u32string, std::uint32_t> kinds;
  const auto mark = [&](std::u32string_view word, std::size_t kind) { kinds[lower(word)] |= 1U << kind; };
  for (const auto* first : {&lists.women, &lists.men}) {
    for (std::size_t i = 0; i < first->size(); ++i) {
      mark((*first)[i], kFirst);
      if (i < kFrequentNames) mark((*first)[i], kFrequentFirst);
    }
  }
  for (const auto& name : lists.surnames) mark(name, kSurname);
  for (const auto& [firsts, lasts] : lists.other_origins) {
    for (const auto& name : firsts) mark(name, kFirst), mark(name, kFrequentFirst);
    for (const auto& name : lasts) mark(name, kSurname);
  }
  for (const auto& town : lists.towns) mark(town, kTown);
  for (const auto& street : lists.streets) mark(street, kStreet);
  for (const auto* text : texts) {
    for (const TaggedSentence& s : *text)
      for (std::size_t i = 0; i < s.words.size(); ++i)
        if (!s.labels[i] && base::is_letter(s.words[i].front()) && !base::is_upper(s.words[i].front())) mark(s.words[i], kOrdinary);
  }
  std::vector<std::pair<std::u32string, std::uint32_t>> order(kinds.begin(), kinds.end());
  std::sort(order.begin(), order.end());
  learn::NgramTrainer trainer(kNgramBits);
  constexpr std::uint32_t kAll = (1U << (kOrdinary + 1)) - 1;
  for (int epoch = 0; epoch < 5; ++epoch) {
    rng.shuffle(order);
    for (const auto& [word, of] : order) {
      // Among 119,000 given names most are rare; a word that is also ordinary says little about being no name.
      const bool rare = of == 1U << kFirst;
      trainer.learn(word, of, kAll, rare ? 0.3F : of & (1U << kSurname | 1U << kFrequentFirst | 1U << kTown) ? 2.0F : 1.0F);
    }
  }
  return trainer.finish();
}

// Draws names: of the lists by frequency, of other origins, double and hyphenated ones.
class Names {
 public:
  Names(const Lists& lists, Rng& rng) : lists_(lists), rng_(rng) {}

  std::u32string first() {
    if (rng_.chance(kInvented)) return invented();
    if (rng_.chance(0.35)) return rng_.pick(origin().first);
    const auto& list = rng_.chance(0.5) ? lists_.women : lists_.men;
    return pick(list, rng_.chance(0.2) ? list.size() : 3000);
  }
  std::u32string last() { return rng_.chance(kInvented) ? invented() : rng_.chance(0.35) ? rng_.pick(origin().second) : pick(lists_.surnames, lists_.surnames.size()); }
  // A word that is on no list and looks like none of them: names come from everywhere, and then only what stands around tells.
  std::u32string invented() {
    static constexpr std::array<std::u32string_view, 44> kStarts = {
        U"", U"", U"b", U"c", U"ch", U"d", U"đ", U"f", U"g", U"gh", U"h", U"j", U"k", U"kh", U"l", U"m", U"n", U"ng", U"nh", U"p", U"ph", U"q",
        U"qu", U"r", U"s", U"sh", U"sz", U"š", U"ş", U"t", U"th", U"tr", U"ts", U"v", U"w", U"x", U"y", U"z", U"ż", U"ž", U"dj", U"cz", U"kw", U"mb"};
    static constexpr std::array<std::u32string_view, 32> kMiddles = {
        U"a", U"a", U"a", U"e", U"e", U"i", U"i", U"o", U"o", U"u", U"u", U"y", U"aa", U"ai", U"ia", U"ie", U"oa", U"uu", U"á", U"é", U"í", U"ó",
        U"ü", U"ö", U"ı", U"ă", U"â", U"ê", U"ơ", U"ư", U"ą", U"ę"};
    static constexpr std::array<std::u32string_view, 28> kEnds = {
        U"", U"", U"", U"", U"", U"", U"b", U"c", U"ch", U"d", U"f", U"h", U"k", U"l", U"m", U"n", U"ng", U"nh", U"p", U"q", U"r", U"s", U"ş", U"t",
        U"w", U"x", U"z", U"ć"};
    std::u32string word;
    for (std::int64_t n = rng_.between(1, 3); n > 0 || word.size() < 3; --n) {
      word += rng_.pick(kStarts);
      word += rng_.pick(kMiddles);
      word += rng_.pick(kEnds);
    }
    return capitalised(word);
  }
  std::vector<std::u32string> full() {
    std::vector<std::u32string> words;
    if (rng_.chance(kInvented)) return {invented(), invented()};
    if (rng_.chance(0.35)) {
      const auto& o = origin();
      words = {rng_.pick(o.first), rng_.pick(o.second)};
      if (rng_.chance(0.2)) words.insert(words.begin() + 1, rng_.pick(o.first));
      return words;
    }
    words.push_back(first());
    if (rng_.chance(0.2)) words.push_back(first());
    if (rng_.chance(0.2)) words.push_back(last());
    words.push_back(last());
    return words;
  }
  std::u32string street() { return rng_.pick(lists_.streets); }
  std::u32string town() { return rng_.pick(lists_.towns); }

 private:
  const std::pair<std::vector<std::u32string>, std::vector<std::u32string>>& origin() { return rng_.pick(lists_.other_origins); }
  const std::u32string& pick(const std::vector<std::u32string>& list, std::size_t most) {
    const double u = rng_.uniform();
    return list[static_cast<std::size_t>(u * u * static_cast<double>(std::min(most, list.size())))];
  }
  const Lists& lists_;
  Rng& rng_;
};

void append(TaggedSentence& s, const std::vector<std::u32string>& words, learn::Label begin) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    s.words.push_back(words[i]);
    s.labels.push_back(begin == 0 ? begin : static_cast<learn::Label>(begin + (i > 0)));
  }
}

std::vector<std::u32string> split(std::u32string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : text) {
    if (c == U' ') words.emplace_back();
    else words.back().push_back(c);
  }
  std::erase_if(words, [](const std::u32string& w) { return w.empty(); });
  return words;
}

std::u32string genitive(std::u32string name) {
  if (!name.ends_with(U's') && !name.ends_with(U'x') && !name.ends_with(U'z')) name += U"s";
  else name += U"'";
  return name;
}

// The same sentence with other names of persons.
TaggedSentence renamed(const TaggedSentence& s, Names& names) {
  TaggedSentence out;
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    if (s.labels[i] != 1) {
      append(out, {s.words[i]}, 0);
      out.labels.back() = s.labels[i];
      continue;
    }
    std::size_t end = i + 1;
    while (end < s.words.size() && s.labels[end] == 2) ++end;
    const bool owner = s.words[end - 1].size() > 3 && s.words[end - 1].ends_with(U's');
    std::vector<std::u32string> words = end - i == 1 ? std::vector{owner ? names.last() : names.first()} : names.full();
    if (owner && end - i == 1) words.back() = genitive(words.back());
    append(out, words, 1);
    i = end - 1;
  }
  return out;
}

std::vector<TaggedSentence> case_sentences(const std::vector<std::vector<std::u32string>>& organisations, Names& names, std::size_t count, Rng& rng) {
  std::vector<std::vector<std::u32string>> lines;
  std::u32string line;
  for (const char32_t c : base::decode(base::embedded("solutions/access/find/train/case_lines.txt").value_or(""))) {
    if (c != U'\n') line.push_back(c);
    else {
      if (!line.starts_with(U"# ")) lines.push_back(split(line));
      line.clear();
    }
  }
  std::vector<TaggedSentence> sentences;
  for (std::size_t n = 0; n < count && !lines.empty(); ++n) {
    TaggedSentence s;
    const bool shout = rng.chance(0.04);
    for (const std::u32string& word : rng.pick(lines)) {
      std::vector<std::u32string> filled{word};
      learn::Label begin = 0;
      if (word == U"{P}") filled = names.full(), begin = 1;
      else if (word == U"{F}") filled = {names.first()}, begin = 1;
      else if (word == U"{L}") filled = {names.last()}, begin = 1;
      else if (word == U"{G}") filled = {genitive(names.first())}, begin = 1;
      else if (word == U"{I}") filled = {names.first().substr(0, 1) + U".", names.last()}, begin = 1;
      else if (word == U"{T}") filled = split(names.town()), begin = 3;
      else if (word == U"{S}") filled = split(names.street()), begin = 3;
      else if (word == U"{O}") filled = rng.pick(organisations), begin = 5;
      if (shout && begin == 1)
        for (auto& w : filled)
          for (char32_t& c : w) c = base::upper(c);
      append(s, filled, begin);
    }
    sentences.push_back(std::move(s));
  }
  return sentences;
}

void add_organisations(const TaggedSentence& s, std::vector<std::vector<std::u32string>>& list) {
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    if (s.labels[i] == 5) list.push_back({s.words[i]});
    else if (s.labels[i] == 6) list.back().push_back(s.words[i]);
  }
}

KnownPhrases known_phrases(const Lists& lists) {
  std::vector<std::pair<std::u32string, std::uint16_t>> phrases;
  const auto put = [&](std::u32string_view phrase, int bits) { phrases.emplace_back(lower(phrase), static_cast<std::uint16_t>(bits)); };
  for (const auto* first : {&lists.women, &lists.men})
    for (std::size_t i = 0; i < first->size(); ++i) put((*first)[i], kKnownFirst | (i < kFrequentNames ? kKnownFrequentFirst : 0));
  for (const auto& name : lists.surnames) put(name, kKnownSurname);
  for (const auto& [firsts, lasts] : lists.other_origins) {
    for (const auto& name : firsts) put(name, kKnownFirst | kKnownFrequentFirst);
    for (const auto& name : lasts) put(name, kKnownSurname);
  }
  for (const auto& town : lists.towns) put(town, kKnownTown);
  for (const auto& street : lists.streets) put(street, kKnownStreet);
  for (const auto& [kind, phrase] : lists.written) {
    put(phrase, kind == "place" ? kKnownPlace : kind == "organisation" ? kKnownOrganisation : kind == "given" ? kKnownForeignFirst
                : kind == "surname" ? kKnownForeignSurname : kKnownTitle);
  }
  return KnownPhrases(phrases);
}

std::vector<learn::Features> features(const TaggedSentence& s, WordLooks& looks, const KnownPhrases& known) {
  std::vector<std::u32string> lowers;
  std::vector<SentenceWord> words;
  for (const auto& w : s.words) lowers.push_back(lower(w));
  for (std::size_t i = 0; i < s.words.size(); ++i) words.push_back({s.words[i], lowers[i]});
  return features_of(words, looks, known);
}

struct Training {
  learn::SequenceTrainer linear;
  learn::WindowNetTrainer window;
  void add(const std::vector<learn::Features>& words, const TaggedSentence& s, std::uint32_t domain) {
    linear.add({words, s.labels, domain});
    window.add({words, s.labels, domain, s.hints});
  }
};

// What a model says of texts that it was not trained on.
struct Heard {
  std::vector<learn::LabelRow> probabilities;
  const std::vector<learn::Label>* truth;
  bool person(std::size_t i) const { return (*truth)[i] == 1 || (*truth)[i] == 2; }
};

// The least probability from which on enough of the masked words still belong to a name of any kind.
float least_useful(const std::vector<Heard>& aside) {
  std::vector<std::pair<float, bool>> words;
  for (const Heard& s : aside)
    for (std::size_t i = 0; i < s.probabilities.size(); ++i) words.emplace_back(s.probabilities[i][1] + s.probabilities[i][2], (*s.truth)[i] != 0);
  std::sort(words.begin(), words.end(), std::greater<>());
  float least = 0.5F;
  std::size_t useful = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    useful += words[i].second;
    if (static_cast<double>(useful) >= kUsefulWords * static_cast<double>(i + 1)) least = std::min(0.5F, words[i].first);
  }
  return least;
}

// Names found so: how often are they persons, by their log-odds?
learn::Calibration calibrate_on(const std::vector<Heard>& aside, float least) {
  std::vector<std::pair<double, bool>> scored;
  for (const Heard& s : aside)
    for (const NameRun& run : runs_of(s.probabilities, 1, least)) {
      std::size_t right = 0;
      for (std::size_t i = run.first; i <= run.last; ++i) right += s.person(i);
      scored.emplace_back(run.log_odds, 2 * right > run.last - run.first);
    }
  return learn::calibrate(scored);
}

}  // namespace

Result<Trained> train_names(const TrainOptions& options, const std::function<void(double)>& progress) {
  DataFolder data(options.data);
  TRY(const Lists lists, data.lists());
  TRY(std::vector<TaggedSentence> danish, data.tagged("danplus/da_news_train.tsv"));
  TRY(std::vector<TaggedSentence> norwegian, data.tagged("norne/nob_all.tsv.xz"));
  progress(0.05);
  NameModel::Parts parts;
  Rng rng(options.seed);
  parts.looks = train_looks(lists, {&danish, &norwegian}, rng.fork(1));
  progress(0.15);

  parts.known = known_phrases(lists);
  Rng draws = rng.fork(2);
  Names names(lists, draws);
  std::vector<TaggedSentence> others;
  std::vector<std::size_t> of_danish;
  for (std::size_t i = 0; i < danish.size(); ++i) {
    if (std::find(danish[i].labels.begin(), danish[i].labels.end(), 1) == danish[i].labels.end()) continue;
    others.push_back(renamed(danish[i], names));
    of_danish.push_back(i);
  }

  WordLooks looks(parts.looks);
  const auto describe = [&](const std::vector<TaggedSentence>& text) {
    std::vector<std::vector<learn::Features>> all;
    for (const TaggedSentence& s : text) all.push_back(features(s, looks, parts.known));
    return all;
  };
  const auto danish_words = describe(danish), other_words = describe(others), norwegian_words = describe(norwegian);
  // First without one fifth after the other, to learn how sure such a model may be; then with all.
  std::vector<Heard> aside;
  for (std::size_t round = 0; round <= kAside; ++round) {
    const bool whole = round == kAside;
    const auto kept = [&](std::size_t i) { return whole || i * kFifths / danish.size() != round; };
    Training training;
    std::vector<std::vector<std::u32string>> organisations;
    for (const auto& [kind, phrase] : lists.written)
      if (kind == "organisation") organisations.push_back(split(phrase));
    for (std::size_t i = 0; i < danish.size(); ++i) {
      if (!kept(i)) continue;
      training.add(danish_words[i], danish[i], kDanish);
      add_organisations(danish[i], organisations);
    }
    for (std::size_t i = 0; i < others.size(); ++i)
      if (kept(of_danish[i])) training.add(other_words[i], others[i], kRenamed);
    for (std::size_t i = 0; i < norwegian.size(); ++i) training.add(norwegian_words[i], norwegian[i], kNorwegian);
    for (const TaggedSentence& s : case_sentences(organisations, names, kCaseSentences, draws)) training.add(features(s, looks, parts.known), s, kCases);
    parts.beside = training.linear.train(options.epochs, rng.fork(3), {kDanish}, 2, kMostFeatures);
    for (std::size_t k = 0; k < parts.windows.size(); ++k)
      parts.windows[k] = training.window.train(kWindowEpochs, rng.fork(4 + k), kDanish, 2, kMostVectors);
    for (std::size_t i = 0; i < danish.size(); ++i)
      if (!kept(i)) aside.push_back({learn::probabilities(parts.scores(danish_words[i])), &danish[i].labels});
    progress(0.15 + 0.8 * static_cast<double>(round + 1) / (kAside + 1));
  }
  parts.least = least_useful(aside);
  parts.person = calibrate_on(aside, parts.least);
  return Trained{write_model(parts), data.digest()};
}

}  // namespace meretid::access
