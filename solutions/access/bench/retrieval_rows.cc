// SPDX-License-Identifier: EUPL-1.2
// Search over Danish texts: 24 articles of SQuAD in Danish, machine-translated, one question and its paragraph each (version 1.1, and 2.0 with
// 17 of the articles); and its speed on 10,000 made pages. The shape of the ranking was chosen on the seven articles that only version 1.1 has.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/processor_time.h"
#include "base/read_file.h"
#include "retrieval/ranker.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

struct Questions {
  std::map<std::string, std::string> paragraphs;  // key -> text
  struct Question {
    std::string text, paragraph, article;
  };
  std::vector<Question> questions;
};

std::string stripped(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<Questions> read(const std::filesystem::path& file) {
  const auto missing = [&] { return fail("access.bench.no_data", Kind::kNotFound, {}, file.string()); };
  const std::optional<std::string> bytes = base::read_file(file);
  if (!bytes) return missing();
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (json.is_discarded() || !json.contains("data")) return missing();
  Questions all;
  std::map<std::string, std::string> keys;  // equal paragraphs count once
  for (const auto& article : json.at("data"))
    for (const auto& paragraph : article.at("paragraphs")) {
      const std::string text = stripped(paragraph.at("context").get<std::string>());
      const std::string key = keys.try_emplace(text, std::to_string(keys.size())).first->second;
      all.paragraphs[key] = text;
      for (const auto& question : paragraph.at("qas"))
        if (!question.value("is_impossible", false)) all.questions.push_back({question.at("question").get<std::string>(), key, article.at("title").get<std::string>()});
    }
  return all;
}

struct Figures {
  double ndcg = 0, first = 0, ten = 0, reciprocal = 0, asked = 0;
  void add(std::optional<std::size_t> place) {
    ++asked;
    if (!place) return;
    const double rank = static_cast<double>(*place) + 1;
    ndcg += 1 / std::log2(rank + 1);
    first += *place == 0;
    ten += 1;
    reciprocal += 1 / rank;
  }
};

std::optional<std::size_t> place_of(const retrieval::Ranker& ranker, const Questions::Question& question) {
  constexpr std::size_t kTop = 10;
  const std::vector<retrieval::Hit> hits = ranker.search(question.text, kTop);
  const auto hit = std::find_if(hits.begin(), hits.end(), [&](const retrieval::Hit& one) { return one.key == question.paragraph; });
  return hit == hits.end() ? std::nullopt : std::optional<std::size_t>(hit - hits.begin());
}

retrieval::Ranker ranker_of(const Questions& all) {
  retrieval::Collection collection;
  for (const auto& [key, text] : all.paragraphs) collection.put(key, text);
  return retrieval::Ranker(collection);
}

// The longest time of the shortest 95 in 100, in milliseconds.
double p95(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return 1000 * seconds[seconds.size() * 95 / 100];
}

// Pages made of the corpus's letters, 2,400 characters each; asked for what stands in some of them.
Result<std::vector<Row>> speed(const std::filesystem::path& data, const Questions& questions) {
  TRY(const Sources sources, read_sources(data));
  const Corpus corpus(sources, Part::kDev);
  constexpr std::size_t kPages = 10'000, kPage = 2400, kAsked = 400;
  std::vector<std::string> pages(kPages);
  std::uint64_t document = 200'000;
  for (std::string& page : pages)
    while (page.size() < kPage) page += corpus.document(document++).text + "\n";
  const double begin = base::processor_seconds();
  retrieval::Collection collection;
  for (std::size_t i = 0; i < pages.size(); ++i) collection.put(std::to_string(i), pages[i]);
  const double counted = base::processor_seconds();
  const retrieval::Ranker ranker(collection);
  const double made = base::processor_seconds();
  std::vector<double> seconds;
  for (std::size_t i = 0; i < kAsked; ++i) {
    // Half of them questions, half a stretch of a page.
    const std::string query = i % 2 ? questions.questions[i * 7 % questions.questions.size()].text : pages[i * 23 % kPages].substr(0, 120);
    const double start = base::processor_seconds();
    (void)ranker.search(query, 10);
    seconds.push_back(base::processor_seconds() - start);
  }
  return std::vector<Row>{{"retrieval.index_10k_pages", made - begin, "s", {}, {}, 60.0, "CPU seconds for 10,000 made pages of 2,400 characters; of it " + std::to_string(made - counted) + " s from counted words to a ranking"},
                          {"retrieval.query_p95", p95(std::move(seconds)), "ms", {}, {}, 50.0, "CPU time of a search over the 10,000 pages, one thread, 400 queries of a sentence"}};
}

}  // namespace

Result<std::vector<Row>> retrieval_rows(const std::filesystem::path& data) {
  const std::filesystem::path folder = data / ".." / "language" / "qa";
  TRY(const Questions first, read(folder / "squad-da-v1.1-24articles.json"));
  TRY(const Questions second, read(folder / "squad-da-v2.0-24articles.json"));
  std::set<std::string> articles_of_second;
  for (const auto& question : second.questions) articles_of_second.insert(question.article);

  Figures all, chosen_on, others, later;
  const retrieval::Ranker ranker = ranker_of(first);
  for (const auto& question : first.questions) {
    const auto place = place_of(ranker, question);
    all.add(place);
    (articles_of_second.contains(question.article) ? others : chosen_on).add(place);
  }
  const retrieval::Ranker ranker_of_second = ranker_of(second);
  for (const auto& question : second.questions) later.add(place_of(ranker_of_second, question));

  const std::string of_first = std::to_string(first.questions.size()) + " questions to " + std::to_string(first.paragraphs.size()) + " paragraphs of squad-da 1.1, machine-translated";
  const std::string of_second = std::to_string(second.questions.size()) + " questions to " + std::to_string(second.paragraphs.size()) + " paragraphs of squad-da 2.0, 17 of the articles; the shape was not chosen on them";
  std::vector<Row> rows{
      {"retrieval.squad_1.ndcg_10", all.ndcg / all.asked, "", {}, {}, 0.870, of_first + "; goal .88"},
      {"retrieval.squad_1.recall_1", 100 * all.first / all.asked, "%", {}, {}, 77.9, of_first},
      {"retrieval.squad_1.recall_10", 100 * all.ten / all.asked, "%", {}, {}, 95.1, of_first},
      {"retrieval.squad_1.mrr_10", all.reciprocal / all.asked, "", {}, {}, 0.843, of_first},
      {"retrieval.squad_1.ndcg_10_chosen_on", chosen_on.ndcg / chosen_on.asked, "", {}, {}, {}, "of them the " + std::to_string(static_cast<int>(chosen_on.asked)) + " questions of seven articles that the shape was chosen on"},
      {"retrieval.squad_1.ndcg_10_others", others.ndcg / others.asked, "", {}, {}, {}, "of them the " + std::to_string(static_cast<int>(others.asked)) + " questions of the other articles"},
      {"retrieval.squad_2.ndcg_10", later.ndcg / later.asked, "", {}, {}, 0.885, of_second}};
  TRY(std::vector<Row> fast, speed(data, first));
  rows.insert(rows.end(), std::make_move_iterator(fast.begin()), std::make_move_iterator(fast.end()));
  return rows;
}

}  // namespace meretid::access::bench
