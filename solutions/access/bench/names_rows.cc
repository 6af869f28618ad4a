// SPDX-License-Identifier: EUPL-1.2
// Names on news that was not trained on (DaN+ dev part): strict F1, how many are wholly masked, and how much is lost when all
// names are changed for names of other origins.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "learn/measure.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/train/lists.h"
#include "solutions/access/find/word_features.h"

namespace meretid::access::bench {
namespace {

struct Span {
  std::size_t first, last;
  learn::Label kind;
  bool operator==(const Span&) const = default;
};

std::vector<Span> spans(const std::vector<learn::Label>& labels) {
  std::vector<Span> list;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] % 2 == 1) list.push_back({i, i, labels[i]});
    else if (labels[i] != 0 && !list.empty()) list.back().last = i;
  }
  return list;
}

struct Result3 {
  learn::Counts all, person, place, organisation;
  std::int64_t masked = 0, masked_words = 0, useful_words = 0;
};

Result3 measure(const NameModel::Parts& model, const std::vector<TaggedSentence>& text) {
  Result3 r;
  WordLooks looks(model.looks);
  for (const TaggedSentence& s : text) {
    std::vector<std::u32string> lower(s.words);
    for (auto& word : lower)
      for (char32_t& c : word) c = base::lower(c);
    std::vector<SentenceWord> words;
    for (std::size_t i = 0; i < lower.size(); ++i) words.push_back({s.words[i], lower[i]});
    const learn::LabelScores scores = model.scores(features_of(words, looks, model.known));
    const auto truth = spans(s.labels), found = spans(learn::best_labels(scores));
    std::vector<char> masked(words.size());
    for (const NameRun& run : runs_of(learn::probabilities(scores), 1, model.least))
      for (std::size_t i = run.first; i <= run.last; ++i) masked[i] = 1;
    const auto count = [&](learn::Counts& c, auto wanted) {
      for (const Span& t : truth) c.truth += wanted(t);
      for (const Span& f : found) {
        c.found += wanted(f);
        c.hit += wanted(f) && std::find(truth.begin(), truth.end(), f) != truth.end();
      }
    };
    count(r.all, [](const Span&) { return true; });
    count(r.person, [](const Span& x) { return x.kind == 1; });
    count(r.place, [](const Span& x) { return x.kind == 3; });
    count(r.organisation, [](const Span& x) { return x.kind == 5; });
    for (const Span& t : truth) {
      if (t.kind != 1) continue;
      bool whole = true;
      for (std::size_t i = t.first; i <= t.last; ++i) whole = whole && masked[i];
      r.masked += whole;
    }
    for (std::size_t i = 0; i < masked.size(); ++i) {
      r.masked_words += masked[i];
      r.useful_words += masked[i] && s.labels[i] != 0;
    }
  }
  return r;
}

using NameLists = std::pair<std::vector<std::string>, std::vector<std::string>>;

// Each person's name changed for one of the given origins, word for word.
std::vector<TaggedSentence> with_names(std::vector<TaggedSentence> text, const std::vector<NameLists>& origins) {
  Rng rng(11);
  for (TaggedSentence& s : text) {
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      if (s.labels[i] != 1) continue;
      const NameLists& origin = origins[rng.below(origins.size())];
      std::size_t last = i;
      while (last + 1 < s.words.size() && s.labels[last + 1] == 2) ++last;
      for (std::size_t k = i; k <= last; ++k) {
        const bool surname = k == last && (last > i || rng.chance(0.5));
        const auto& list = surname ? origin.second : origin.first;
        s.words[k] = base::decode(list[rng.below(list.size())]);
      }
    }
  }
  return text;
}

// Each letter by chance another one beside it on a Danish keyboard, as people mistype.
std::vector<TaggedSentence> mistyped(std::vector<TaggedSentence> text, double share) {
  constexpr std::array<std::u32string_view, 3> kKeys = {U"qwertyuiopå", U"asdfghjklæø", U"zxcvbnm"};
  Rng rng(13);
  for (TaggedSentence& s : text)
    for (std::u32string& word : s.words)
      for (char32_t& c : word) {
        if (!base::is_letter(c) || !rng.chance(share)) continue;
        const char32_t small = base::lower(c);
        for (const std::u32string_view row : kKeys) {
          const auto at = row.find(small);
          if (at == row.npos) continue;
          const char32_t beside = at == 0 ? row[1] : at + 1 == row.size() ? row[at - 1] : row[rng.chance(0.5) ? at - 1 : at + 1];
          c = c == small ? beside : base::upper(beside);
        }
      }
  return text;
}

// In the order of the lines of corpus/names.txt.
constexpr std::array<const char*, 9> kOrigins = {"arabic", "turkish", "somali", "polish", "vietnamese", "greenlandic", "faroese", "ukrainian", "indian"};

// Of persons that are all given names of one origin: how many are wholly masked, beside Danish ones in the same places.
void add_origins(const NameModel::Parts& model, const std::vector<TaggedSentence>& dev, const Sources& sources, std::vector<Row>& rows) {
  const auto masked = [&](const std::vector<NameLists>& origins) { return measure(model, with_names(dev, origins)); };
  const auto percent = [](const Result3& r) { return 100.0 * static_cast<double>(r.masked) / static_cast<double>(std::max<std::int64_t>(1, r.person.truth)); };
  const std::vector<std::string> firsts(sources.first_names.begin(), sources.first_names.begin() + std::min<std::ptrdiff_t>(400, std::ssize(sources.first_names)));
  const std::vector<std::string> lasts(sources.surnames.begin(), sources.surnames.begin() + std::min<std::ptrdiff_t>(400, std::ssize(sources.surnames)));
  const auto add_f1 = [&](const std::string& origin, const Result3& r) {
    rows.push_back({"names.origin." + origin + ".f1_person", 100 * r.person.f1(), "%", {}, {}, {}, "the same, strict F1 of persons"});
  };
  const Result3 danish = masked({{firsts, lasts}}), others = masked(sources.other_origins);
  rows.push_back(share_row("names.origin.danish.masked", danish.masked, danish.person.truth, "every person given a Danish name; by the model alone, from the probability on that is used"));
  add_f1("danish", danish);
  for (std::size_t i = 0; i < std::min(kOrigins.size(), sources.other_origins.size()); ++i) {
    const Result3 r = masked({sources.other_origins[i]});
    rows.push_back(share_row(std::string("names.origin.") + kOrigins[i] + ".masked", r.masked, r.person.truth, "every person given a name of this origin"));
    add_f1(kOrigins[i], r);
  }
  rows.push_back({"names.origin.gap", percent(danish) - percent(others), "points", {}, {}, 1.0, "masked with Danish names less masked with names of the other origins, which no training used as such"});
}

}  // namespace

Result<std::vector<Row>> name_rows(const std::filesystem::path& folder) {
  TRY(const NameModel model, NameModel::load());
  TRY(const Sources sources, read_sources(folder));
  DataFolder data(folder);
  TRY(const std::vector<TaggedSentence> dev, data.tagged("danplus/da_news_dev.tsv"));
  const Result3 plain = measure(model.parts(), dev);
  const Result3 other = measure(model.parts(), with_names(dev, sources.other_origins));
  const auto percent = [](std::string id, double value, double reference, std::string note) {
    Row row{std::move(id), 100 * value, "%", {}, {}, {}, std::move(note)};
    if (reference > 0) row.reference = reference;
    return row;
  };
  std::vector<Row> rows;
  rows.push_back(percent("names.news.f1_three_types", plain.all.f1(), 77.0, "DaN+ dev, strict entity F1, PER LOC ORG; reference: gazetteers and NorNE split, measured"));
  rows.push_back(percent("names.news.f1_person", plain.person.f1(), 87.2, "DaN+ dev, PER; reference as above"));
  rows.push_back(percent("names.news.f1_place", plain.place.f1(), 0, "DaN+ dev, LOC; " + std::to_string(plain.place.truth) + " names"));
  rows.push_back(percent("names.news.f1_organisation", plain.organisation.f1(), 0, "DaN+ dev, ORG; " + std::to_string(plain.organisation.truth) + " names"));
  Row masked = share_row("names.news.masked_as_used", plain.masked, plain.person.truth, "DaN+ dev: persons every word of whose name is masked as a person, by the model alone, from the probability on that is used");
  masked.reference = 94.4;
  rows.push_back(masked);
  rows.push_back(share_row("names.news.masked_useful", plain.useful_words, plain.masked_words, "of the words masked so, the share that belong to any entity"));
  rows.push_back({"names.news.bias_gap", 100 * (plain.person.f1() - other.person.f1()), "points", {}, {}, 1.0,
                  "PER F1 lost when every person is given a name of another origin (names the training did not use as such)"});
  rows.push_back(percent("names.news.f1_mistyped", measure(model.parts(), mistyped(dev, 0.05)).all.f1(), 60.0, "DaN+ dev, strict entity F1, PER LOC ORG, with one letter in twenty changed for its neighbour on the keyboard"));
  add_origins(model.parts(), dev, sources, rows);
  TRY(std::vector<Row> finder, masking_rows(folder, model));
  for (Row& row : finder) rows.push_back(std::move(row));
  return rows;
}

}  // namespace meretid::access::bench
