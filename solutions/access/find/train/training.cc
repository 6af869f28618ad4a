// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/training.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/train/held_out.h"
#include "solutions/access/find/train/invented.h"
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
constexpr std::size_t kMostVectors = 110'000;   // 15 MB: the file stays below 20 MB
constexpr std::size_t kNetworks = 4;
constexpr int kWindowEpochs = 6;
constexpr std::size_t kCaseSentences = 9000;
// As many fifths of the Danish sentences are kept, one after the other, from a model that tells how sure its kind may be.
constexpr std::size_t kFifths = 5, kAside = 2;
// Of the words that the whole finding shows as persons' in Danish news.
constexpr double kUsefulWords = 0.915;

std::u32string lower(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = base::lower(c);
  return out;
}

// What words look like.
learn::NgramModel train_looks(const Lists& lists, const Usage& usage, const std::vector<std::vector<TaggedSentence>*>& texts, Rng rng) {
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
  for (const auto& [word, bits] : usage.words())
    if (bits & kKnownSmall) mark(word, kOrdinary);
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

void add_organisations(const TaggedSentence& s, std::vector<std::vector<std::u32string>>& list) {
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    if (s.labels[i] == 5) list.push_back({s.words[i]});
    else if (s.labels[i] == 6) list.back().push_back(s.words[i]);
  }
}

KnownPhrases known_phrases(const Lists& lists, const Usage& usage) {
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
  for (const auto& [word, bits] : usage.words()) put(word, bits);
  return KnownPhrases(phrases);
}

std::vector<learn::Features> features(const TaggedSentence& s, WordLooks& looks, const KnownPhrases& known) {
  std::vector<std::u32string> lowers;
  std::vector<SentenceWord> words;
  for (const auto& w : s.words) lowers.push_back(lower(w));
  for (std::size_t i = 0; i < s.words.size(); ++i) words.push_back({s.words[i], lowers[i]});
  return features_of(words, looks, known);
}

// Texts with the features of their words.
struct Described {
  std::vector<TaggedSentence> text;
  std::vector<std::vector<learn::Features>> words;
};
Described described(std::vector<TaggedSentence> text, WordLooks& looks, const KnownPhrases& known) {
  Described d;
  for (const TaggedSentence& s : text) d.words.push_back(features(s, looks, known));
  d.text = std::move(text);
  return d;
}

// All that is learned from, of which a round may keep a part of the Danish news back.
struct Material {
  Described danish, renamed, norwegian;
  std::vector<std::size_t> of_danish;  // per renamed sentence: the one it was made of
  std::vector<std::vector<std::u32string>> organisations;  // of the lists
};

template <class Kept>
void learn_round(const Material& all, Kept kept, const Lists& lists, WordLooks& looks, Rng rng, int epochs, NameModel::Parts& parts) {
  Rng draws = rng.fork(1);
  Names names(lists, draws);
  learn::SequenceTrainer linear;
  learn::WindowNetTrainer window;
  const auto add = [&](const std::vector<learn::Features>& words, const TaggedSentence& s, std::uint32_t domain) {
    linear.add({words, s.labels, domain});
    window.add({words, s.labels, domain, s.hints});
  };
  std::vector<std::vector<std::u32string>> organisations = all.organisations;
  for (std::size_t i = 0; i < all.danish.text.size(); ++i) {
    if (!kept(i)) continue;
    add(all.danish.words[i], all.danish.text[i], kDanish);
    add_organisations(all.danish.text[i], organisations);
  }
  for (std::size_t i = 0; i < all.renamed.text.size(); ++i)
    if (kept(all.of_danish[i])) add(all.renamed.words[i], all.renamed.text[i], kRenamed);
  for (std::size_t i = 0; i < all.norwegian.text.size(); ++i) add(all.norwegian.words[i], all.norwegian.text[i], kNorwegian);
  for (const TaggedSentence& s : case_sentences(organisations, names, kCaseSentences, draws)) add(features(s, looks, parts.known), s, kCases);
  parts.beside = linear.train(epochs, rng.fork(3), {kDanish}, 2, kMostFeatures);
  parts.windows = window.train(kWindowEpochs, rng.fork(4), kDanish, 2, kMostVectors, kNetworks);
}

}  // namespace

Result<Trained> train_names(const TrainOptions& options, const std::function<void(double)>& progress) {
  DataFolder data(options.data);
  TRY(const Lists lists, data.lists());
  TRY(const Usage usage, data.usage());
  TRY(std::vector<TaggedSentence> danish, data.tagged("danplus/da_news_train.tsv"));
  TRY(std::vector<TaggedSentence> norwegian, data.tagged("norne/nob_all.tsv.xz"));
  TRY(const std::string raw, data.read("uner_da/da_ddt-ud-train.iob2"));
  progress(0.05);
  NameModel::Parts parts;
  Rng rng(options.seed);
  parts.looks = train_looks(lists, usage, {&danish, &norwegian}, rng.fork(1));
  parts.known = known_phrases(lists, usage);
  progress(0.15);

  Rng draws = rng.fork(2);
  Names names(lists, draws);
  WordLooks looks(parts.looks);
  Material all;
  std::vector<TaggedSentence> others;
  for (std::size_t i = 0; i < danish.size(); ++i) {
    if (std::find(danish[i].labels.begin(), danish[i].labels.end(), 1) == danish[i].labels.end()) continue;
    others.push_back(renamed(danish[i], names));
    all.of_danish.push_back(i);
  }
  for (const auto& [kind, phrase] : lists.written)
    if (kind == "organisation") all.organisations.push_back(split(phrase));
  all.danish = described(std::move(danish), looks, parts.known);
  all.renamed = described(std::move(others), looks, parts.known);
  all.norwegian = described(std::move(norwegian), looks, parts.known);

  // First without one fifth after the other, to learn how sure such a model may be; then with all.
  const std::size_t sentences = all.danish.text.size();
  std::vector<HeldOut> rounds;
  for (std::size_t round = 0; round < kAside; ++round) {
    const auto kept = [&](std::size_t i) { return i * kFifths / sentences != round; };
    HeldOut& held = rounds.emplace_back();
    held.model = std::make_unique<NameModel::Parts>(parts);
    learn_round(all, kept, lists, looks, rng.fork(10 + round), options.epochs, *held.model);
    std::size_t from = sentences, to = 0;
    for (std::size_t i = 0; i < sentences; ++i) {
      if (kept(i)) continue;
      held.sentences.emplace_back(learn::probabilities(held.model->scores(all.danish.words[i])), &all.danish.text[i].labels);
      from = std::min(from, i), to = i + 1;
    }
    held.documents = marked_documents(raw, from, to);
    progress(0.15 + 0.8 * static_cast<double>(round + 1) / (kAside + 1));
  }
  learn_round(all, [](std::size_t) { return true; }, lists, looks, rng.fork(10 + kAside), options.epochs, parts);
  const OperatingPoint point = operating_point(std::move(rounds), kUsefulWords);
  parts.least = point.least;
  parts.person = point.person;
  parts.sureness = point.sureness;
  return Trained{write_model(parts), data.digest()};
}

}  // namespace meretid::access
