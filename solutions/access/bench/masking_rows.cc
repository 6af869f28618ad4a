// SPDX-License-Identifier: EUPL-1.2
// Persons on news as the whole finder sees them (model, rules, known again in the document): how many mentions are wholly masked,
// how much of what is masked is a name at all, and whether the probabilities hold. DaN+ dev part with its raw lines (UNER carries both).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/read_file.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/find/train/documents.h"

namespace meretid::access::bench {
namespace {

struct Bin { double from, sum = 0; std::int64_t right = 0, all = 0; };

}  // namespace

Result<std::vector<Row>> masking_rows(const std::filesystem::path& folder, const NameModel& model) {
  const std::filesystem::path file = folder / "uner_da/da_ddt-ud-dev.iob2";
  const auto bytes = base::read_file(file);
  if (!bytes) return fail("access.bench.no_data", Kind::kNotFound, {}, file.string());
  Masking masking;
  for (const MarkedDocument& document : marked_documents(*bytes)) masking.add(document, find({.text = document.text}, model));
  std::array<Bin, 9> bins{Bin{0}, Bin{0.1}, Bin{0.25}, Bin{0.4}, Bin{0.55}, Bin{0.7}, Bin{0.8}, Bin{0.9}, Bin{0.95}};
  for (const auto& [confidence, right] : masking.said) {
    Bin& bin = *std::prev(std::find_if(bins.begin() + 1, bins.end(), [&](const Bin& b) { return b.from > confidence; }));
    ++bin.all;
    bin.sum += confidence;
    bin.right += right;
  }
  std::vector<Row> rows;
  Row all = share_row("names.finder.masked", masking.masked, masking.persons, "DaN+ dev: persons every word of whose name the whole finder masks: model, rules, known again; at its default");
  all.reference = 98.5;
  rows.push_back(std::move(all));
  Row useful = share_row("names.finder.masked_useful", masking.useful_words, masking.masked_words, "of the words masked so, the share that belong to a name of any kind");
  useful.reference = 85;
  rows.push_back(std::move(useful));
  double error = 0;
  std::int64_t found = 0;
  for (const Bin& bin : bins) {
    if (bin.all == 0) continue;
    const double mean = 100 * bin.sum / static_cast<double>(bin.all);
    char note[80];
    std::snprintf(note, sizeof note, "findings of persons that say %.0f %% on average: how many are persons", mean);
    rows.push_back(share_row("names.reliability.from_" + std::to_string(std::lround(100 * bin.from)), bin.right, bin.all, note));
    error += std::abs(static_cast<double>(bin.right) - bin.sum);
    found += bin.all;
  }
  rows.push_back({"names.reliability.error", found ? 100 * error / static_cast<double>(found) : 0, "points", {}, {}, {}, "mean distance between what findings say and how many are right, weighed by findings"});
  return rows;
}

}  // namespace meretid::access::bench
