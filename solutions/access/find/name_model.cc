// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/name_model.h"

#include <algorithm>
#include <cmath>

#include "learn/model_file.h"

namespace meretid::access {
namespace {

constexpr double kSure = 6;  // log-odds
constexpr std::string_view kMagic = "MERETID-NAMES-4\n";

}  // namespace

NameModel::NameModel(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
NameModel::NameModel(NameModel&&) noexcept = default;
NameModel& NameModel::operator=(NameModel&&) noexcept = default;
NameModel::~NameModel() = default;

Result<NameModel> NameModel::load() {
  TRY(const learn::ModelFile file, learn::read_model("access-names"));
  return from_bytes(file.bytes);
}

Result<NameModel> NameModel::from_bytes(std::string_view bytes) {
  learn::ByteReader in(bytes);
  TRY_VOID(in.expect(kMagic));
  auto parts = std::make_unique<Parts>();
  TRY(parts->looks, learn::NgramModel::read(in));
  TRY(parts->known, KnownPhrases::read(in));
  TRY(parts->beside, learn::SequenceModel::read(in));
  TRY(parts->windows, learn::WindowNet::read(in));
  TRY(parts->person.slope, in.get<double>());
  TRY(parts->person.offset, in.get<double>());
  TRY(parts->sureness, Sureness::read(in));
  TRY(parts->least, in.get<float>());
  return NameModel(std::unique_ptr<const Parts>(std::move(parts)));
}

std::vector<NameRun> runs_of(const std::vector<learn::LabelRow>& probabilities, learn::Label begin, float least) {
  std::vector<NameRun> runs;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const float begins = probabilities[i][begin], goes_on = probabilities[i][begin + 1U];
    const float p = begins + goes_on;
    if (!(p >= least)) continue;
    // What is as good as certain says no more than that: one word must not outweigh its neighbours.
    const double log_odds = std::clamp(std::log(static_cast<double>(p)) - std::log(std::max(1 - static_cast<double>(p), 1e-9)), -kSure, kSure);
    if (runs.empty() || runs.back().last + 1 != i || begins > goes_on) runs.push_back({i, i, 0});
    NameRun& run = runs.back();
    run.last = i;
    run.log_odds += (log_odds - run.log_odds) / static_cast<double>(i - run.first + 1);
  }
  return runs;
}

std::string write_model(const NameModel::Parts& parts) {
  learn::ByteWriter out;
  out.raw(kMagic);
  parts.looks.write(out);
  parts.known.write(out);
  parts.beside.write(out);
  parts.windows.write(out);
  out.put(parts.person.slope);
  out.put(parts.person.offset);
  parts.sureness.write(out);
  out.put(parts.least);
  return out.take();
}

}  // namespace meretid::access
