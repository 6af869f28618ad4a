// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/second_opinion.h"

#include <algorithm>
#include <cmath>

#include "base/read_file.h"
#include "learn/bytes.h"
#include "learn/model_file.h"
#include "learn/tree_shapley.h"
#include "solutions/tenders/learned/forest_choice.h"

namespace meretid::tenders {
namespace {

using learn::ByteReader;
using learn::ByteWriter;

constexpr std::string_view kMark = "MTSO\x01";
constexpr std::size_t kChecksum = 64;

void put_text(ByteWriter& out, std::string_view text) { out.put_all(std::vector<char>(text.begin(), text.end())); }
Result<std::string> text_from(ByteReader& in) {
  TRY(const auto letters, in.get_all<char>(10'000));
  return std::string(letters.begin(), letters.end());
}

// The figures as numbers in a row; a figure that is not known is NaN, which only get_all lets through.
void put_figures(ByteWriter& out, const CardFigures& f) {
  out.put_all(std::vector<double>{f.auc, f.auc_spread, f.average_precision, f.balanced_accuracy});
  out.put(f.cells), out.put(f.units);
}
Result<CardFigures> figures_from(ByteReader& in) {
  TRY(const auto numbers, in.get_all<double>(4));
  if (numbers.size() != 4) return fail("learn.model_format", Kind::kInternal, {{"expected", "4"}, {"found", std::to_string(numbers.size())}}, "card");
  CardFigures f{numbers[0], numbers[1], numbers[2], numbers[3], 0, 0};
  TRY(f.cells, in.get<std::uint32_t>());
  TRY(f.units, in.get<std::uint32_t>());
  return f;
}

constexpr std::uint32_t TrainingCard::*kCounts[] = {&TrainingCard::files, &TrainingCard::tenders, &TrainingCard::yes, &TrainingCard::firms, &TrainingCard::unlabelled, &TrainingCard::few_bids};

Result<FeatureSet> set_of(const std::vector<std::string>& names, const std::string& file) {
  for (const FeatureSet set : {FeatureSet::kScreens, FeatureSet::kScreensAndNetwork})
    if (std::equal(names.begin(), names.end(), feature_names(set).begin(), feature_names(set).end())) return set;
  const auto& known = feature_names(FeatureSet::kScreensAndNetwork);
  const auto [odd, expected] = std::mismatch(names.begin(), names.end(), known.begin(), known.end());
  return fail("tenders.model.features", Kind::kBadInput,
              {{"found", odd == names.end() ? std::to_string(names.size()) : *odd},
               {"expected", expected == known.end() ? std::to_string(known.size()) : std::string(*expected)}}, file);
}

}  // namespace

double SecondOpinion::calibrated(double answer) const { return calibration_(log_odds(answer)); }

bool SecondOpinion::stands_out(double learned) const { return learned > calibrated(threshold_); }

std::vector<std::optional<double>> SecondOpinion::judge(const BidTable& table, const learn::ExactTable& features) const {
  std::vector<std::optional<double>> judged(table.tenders());
  for (std::size_t t = 0; t < table.tenders(); ++t)
    if (table.bids_of(t) >= kLeastBidsToLearn) judged[t] = calibrated(forest_.probability(features.row(t)));
  return judged;
}

std::vector<Reason> SecondOpinion::reasons(std::span<const double> row, std::size_t most) const {
  const learn::Explanation explanation = learn::TreeShapley::explain(forest_, row);
  std::vector<Reason> reasons;
  for (std::size_t f = 0; f < row.size(); ++f) {
    if (std::isnan(row[f])) continue;
    const auto begin = quantiles_.begin() + static_cast<std::ptrdiff_t>(f * kQuantiles);
    // Between two quantiles of every 5 % no finer place is known.
    const auto lower = std::lower_bound(begin, begin + kQuantiles, row[f]) - begin, upper = std::upper_bound(begin, begin + kQuantiles, row[f]) - begin;
    const auto share = [](std::ptrdiff_t steps) { return std::clamp(static_cast<double>(steps) / (kQuantiles - 1), 0.0, 1.0); };
    reasons.push_back({f, row[f], explanation.by_column[f], share(lower - 1), share(static_cast<std::ptrdiff_t>(kQuantiles) - 1 - upper)});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) { return std::abs(a.effect) > std::abs(b.effect); });
  reasons.resize(std::min(most, reasons.size()));
  return reasons;
}

std::string SecondOpinion::bytes() const {
  ByteWriter out;
  out.raw(kMark);
  const auto& names = feature_names(set_);
  out.put(static_cast<std::uint32_t>(names.size()));
  for (const std::string_view name : names) put_text(out, name);
  out.put(threshold_), out.put(calibration_.slope), out.put(calibration_.offset);
  out.put_all(quantiles_);
  put_text(out, card_.growth);
  out.put(card_.seed);
  for (const auto count : kCounts) out.put(card_.*count);
  for (const CardFigures* figures : {&card_.tender_disjoint, &card_.firm_disjoint, &card_.low_cv}) put_figures(out, *figures);
  forest_.write(out);
  std::string bytes = out.take();
  return bytes + learn::sha256_hex(bytes);
}

namespace {

// What read() says of every fault of the file is that it is damaged; the reader's own words are about bytes.
template <class T>
Result<T> as_damaged(Result<T> read, const std::string& file) {
  if (read || read.error().code == "tenders.model.features") return read;
  return fail("tenders.model.damaged", Kind::kBadInput, {}, file);
}

}  // namespace

Result<SecondOpinion> SecondOpinion::read(std::string_view bytes, const std::string& file) {
  const auto damaged = [&file] { return fail("tenders.model.damaged", Kind::kBadInput, {}, file); };
  if (bytes.size() < kMark.size() + kChecksum || bytes.substr(0, kMark.size()) != kMark) return damaged();
  const std::string_view body = bytes.substr(0, bytes.size() - kChecksum);
  if (learn::sha256_hex(body) != bytes.substr(body.size())) return damaged();
  const auto read = [&]() -> Result<SecondOpinion> {
    ByteReader in(body);
    TRY_VOID(in.expect(kMark));
    TRY(const auto count, in.get<std::uint32_t>());
    if (count > 1000) return damaged();
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) {
      TRY(std::string name, text_from(in));
      names.push_back(std::move(name));
    }
    SecondOpinion model;
    TRY(model.set_, set_of(names, file));
    TRY(model.threshold_, in.get<double>());
    TRY(model.calibration_.slope, in.get<double>());
    TRY(model.calibration_.offset, in.get<double>());
    TRY(model.quantiles_, in.get_all<double>(1000 * kQuantiles));
    if (model.quantiles_.size() != names.size() * kQuantiles) return damaged();
    TRY(model.card_.growth, text_from(in));
    TRY(model.card_.seed, in.get<std::uint64_t>());
    for (const auto number : kCounts) {
      TRY(model.card_.*number, in.get<std::uint32_t>());
    }
    for (CardFigures* figures : {&model.card_.tender_disjoint, &model.card_.firm_disjoint, &model.card_.low_cv}) {
      TRY(*figures, figures_from(in));
    }
    TRY(model.forest_, learn::Forest::read(in));
    if (model.forest_.columns() != names.size()) return damaged();
    return model;
  };
  return as_damaged(read(), file);
}

Result<SecondOpinion> SecondOpinion::read_file(const std::string& file) {
  const auto bytes = base::read_file(file);
  if (!bytes) return fail("tenders.model.missing", Kind::kNotFound, {}, file);
  return read(*bytes, file);
}

}  // namespace meretid::tenders
