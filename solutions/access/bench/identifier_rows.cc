// SPDX-License-Identifier: EUPL-1.2
// Recall and precision per type on the invented corpus. A planted value counts as found when findings of its type cover every
// letter and digit of it (what is not covered would be read in the release); a finding counts as right when at least half of
// its letters and digits lie in a planted value of its type. Names of staff count as names either way, but a party's name that
// is taken for staff is missed: it would be given. What readers may differ about (kEither) counts neither way.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "solutions/access/bench/coverage.h"
#include "solutions/access/bench/peer.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/finding.h"

namespace meretid::access::bench {
namespace {

struct Tally {
  std::int64_t planted = 0, covered = 0, found = 0, right = 0;
};
using Tallies = std::map<std::string, Tally>;

struct Stretch {
  std::int64_t start, end;
  std::string type;
};

constexpr double kPage = 2400;  // characters of a full page

bool name(const std::string& type) { return type == "person" || type == "employee"; }

struct Extra {
  Tally other_origin, numbers, usual;  // names of other origins; every type but names; of these the usual written forms
};

void score(const Sample& sample, const std::vector<Stretch>& found, Tallies& tallies, Extra& extra) {
  const std::u32string text = base::decode(sample.text);
  for (const Gold& gold : sample.gold) {
    if (gold.type == kEither) continue;
    Tally& tally = tallies[gold.type];
    ++tally.planted;
    const auto [inside, all] = overlap(text, gold.start, gold.end, found, [&](const Stretch& f) {
      return f.type == gold.type || (gold.type == "employee" && f.type == "person");
    });
    tally.covered += inside == all;
    const auto add = [&](Tally& t) { ++t.planted, t.covered += inside == all; };
    if (gold.other_origin && gold.type == "person") add(extra.other_origin);
    if (!name(gold.type)) add(extra.numbers);
    if (!name(gold.type) && gold.usual) add(extra.usual);
  }
  for (const Stretch& f : found) {
    const auto [left, any] = overlap(text, f.start, f.end, sample.gold, [](const Gold& gold) { return gold.type == kEither; });
    if (2 * left >= any && any > 0) continue;
    Tally& tally = tallies[f.type];
    ++tally.found;
    const auto [inside, all] = overlap(text, f.start, f.end, sample.gold, [&](const Gold& gold) { return gold.type == f.type || (name(gold.type) && name(f.type)); });
    tally.right += 2 * inside >= all;
  }
}

void add_rows(const Sources& sources, const NameModel& model, Part part, std::vector<Row>& rows) {
  const Corpus corpus(sources, part);
  Tallies tallies, peer;
  Extra extra, unused;
  std::int64_t letters = 0;
  constexpr std::uint64_t kDocuments = 1500;
  for (std::uint64_t i = 0; i < kDocuments; ++i) {
    const Sample sample = corpus.document(i);
    letters += base::length(sample.text);
    std::vector<Stretch> found;
    for (const Finding& f : find({.text = sample.text}, model)) found.push_back({f.start, f.end, std::string(to_text(f.type))});
    score(sample, found, tallies, extra);
    std::vector<Stretch> by_peer;
    for (const auto& [start, end] : regex_and_modulus(sample.text)) by_peer.push_back({start, end, "cpr"});
    score(sample, by_peer, peer, unused);
  }
  const std::string prefix = part == Part::kHeld ? "identifiers.held." : part == Part::kSeen ? "identifiers.seen." : "identifiers.dev.";
  const std::string which = part == Part::kHeld   ? "blocks, forms and names set aside"
                            : part == Part::kSeen ? "blocks and forms that were set aside until 2026-11"
                                                  : "blocks and forms developed with";
  for (const FindingType type : all_types()) {
    const std::string t(to_text(type));
    const Tally& tally = tallies[t];
    if (tally.planted == 0) continue;
    Row recall = share_row(prefix + t + ".recall", tally.covered, tally.planted, "generated corpus, " + which);
    recall.reference = 99;
    Row precision = share_row(prefix + t + ".precision", tally.right, tally.found, "generated corpus, " + which);
    precision.reference = 95;
    rows.push_back(std::move(recall));
    rows.push_back(std::move(precision));
  }
  std::int64_t wrong = 0;
  for (const auto& [type, tally] : tallies) wrong += tally.found - tally.right;
  const double pages = static_cast<double>(letters) / kPage;
  rows.push_back({prefix + "false_per_page", static_cast<double>(wrong) / pages, "findings", {}, {}, {}, std::to_string(wrong) + " wrong findings of any type on " + std::to_string(std::lround(pages)) + " pages of 2,400 characters; generated corpus, " + which});
  Row numbers = share_row(prefix + "structured.recall", extra.numbers.covered, extra.numbers.planted, "every type but names together; generated corpus, " + which);
  numbers.reference = 99.5;
  rows.push_back(std::move(numbers));
  if (part == Part::kHeld)
    rows.push_back(share_row(prefix + "structured_usual.recall", extra.usual.covered, extra.usual.planted, "of these the usual written forms, those that stand more than once in the file of forms"));
  rows.push_back(share_row(prefix + "person_other_origin.recall", extra.other_origin.covered, extra.other_origin.planted, "names that are not of the Danish lists"));
  rows.push_back(share_row(prefix + "cpr.peer_recall", peer["cpr"].covered, peer["cpr"].planted, "peer: plain regular expression with modulus 11, no context"));
  rows.push_back(share_row(prefix + "cpr.peer_precision", peer["cpr"].right, peer["cpr"].found, "peer: plain regular expression with modulus 11, no context"));
}

}  // namespace

Result<std::vector<Row>> identifier_rows(const std::filesystem::path& data) {
  TRY(const NameModel model, NameModel::load());
  TRY(const Sources sources, read_sources(data));
  std::vector<Row> rows;
  add_rows(sources, model, Part::kDev, rows);
  add_rows(sources, model, Part::kSeen, rows);
  add_rows(sources, model, Part::kHeld, rows);
  return rows;
}

}  // namespace meretid::access::bench
