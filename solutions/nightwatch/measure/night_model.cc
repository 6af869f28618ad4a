// SPDX-License-Identifier: EUPL-1.2

#include "solutions/nightwatch/measure/night_model.h"

#include "solutions/nightwatch/measure/bed_measure.h"
#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/measure/thermal_measure.h"

namespace meretid::nightwatch {
namespace {

constexpr std::string_view kMark = "meretid nightwatch model 1\n";
constexpr std::uint32_t kMostRooms = 10'000;

std::string_view name_of(Dataset dataset) {
  return dataset == Dataset::kSisfall ? "sisfall" : dataset == Dataset::kBedexit ? "bedexit" : "thermal";
}

bool all(std::size_t) { return true; }

Result<Figures> measure_bed(const NightModel& model, const std::filesystem::path& data) {
  TRY(const auto rooms, read_bed_set(data));
  Figures figures;
  BedCounts together;
  for (const auto& [room, trials] : rooms) {
    const auto known = model.rooms.find(room);
    if (known == model.rooms.end()) return fail("nightwatch.evaluate.no_room", Kind::kBadInput, {{"room", room}}, (data / "bedexit").string());
    BedCounts counts;
    for (const CollectedBedTrial& trial : collect(trials))
      for (BedCounts* to : {&counts, &together})
        count(*to, *trial.trial, exits_said(known->second, *trial.trial, likely_in_bed(known->second, trial)));
    figures.rooms[room] = bed_figures(counts);
  }
  Figures whole = bed_figures(together);
  whole.rooms = std::move(figures.rooms);
  return whole;
}

}  // namespace

std::string NightModel::bytes() const {
  learn::ByteWriter out;
  out.raw(kMark);
  out.put(static_cast<std::uint8_t>(dataset));
  if (fall) fall->write(out);
  if (thermal) thermal->write(out);
  if (dataset == Dataset::kBedexit) {
    out.put(static_cast<std::uint32_t>(rooms.size()));
    for (const auto& [name, model] : rooms) {
      out.put_all(std::vector<char>(name.begin(), name.end()));
      model.write(out);
    }
  }
  return out.take();
}

Result<NightModel> NightModel::read(std::string_view bytes) {
  learn::ByteReader in(bytes);
  TRY_VOID(in.expect(kMark));
  TRY(const auto dataset, in.get<std::uint8_t>());
  if (dataset > 2) return fail("learn.model_format", Kind::kInternal, {{"expected", "0 … 2"}, {"found", std::to_string(dataset)}}, "nightwatch");
  NightModel model;
  model.dataset = static_cast<Dataset>(dataset);
  if (model.dataset == Dataset::kSisfall) {
    TRY(model.fall, FallModel::read(in));
  } else if (model.dataset == Dataset::kThermal) {
    TRY(model.thermal, ThermalModel::read(in));
  } else {
    TRY(const auto count, in.get<std::uint32_t>());
    for (std::uint32_t i = 0; i < std::min(count, kMostRooms); ++i) {
      TRY(const auto name, in.get_all<char>(255));
      TRY(BedModel room, BedModel::read(in));
      model.rooms.emplace(std::string(name.begin(), name.end()), std::move(room));
    }
  }
  return model;
}

Result<NightModel> learn(Dataset dataset, const std::filesystem::path& data, std::uint64_t seed, int threads, const std::function<void(double)>& step) {
  NightModel model;
  model.dataset = dataset;
  step(0);
  if (dataset == Dataset::kSisfall) {
    TRY(const auto trials, read_fall_set(data));
    step(0.1);
    TRY(model.fall, learn_falls_with_threshold(collect(trials), seed, threads));
  } else if (dataset == Dataset::kThermal) {
    TRY(const auto clips, read_thermal_set(data));
    TRY(model.thermal, learn_thermal_with_threshold(clips, seed, threads));
  } else {
    TRY(const auto rooms, read_bed_set(data));
    double done = 0;
    for (const auto& [room, trials] : rooms) {
      TRY(BedModel one, learn_bed(collect(trials), &all, seed, threads));
      model.rooms.emplace(room, std::move(one));
      step(++done / static_cast<double>(rooms.size()));
    }
  }
  return model;
}

Result<Figures> measure(const NightModel& model, Dataset dataset, const std::filesystem::path& data) {
  if (model.dataset != dataset)
    return fail("nightwatch.evaluate.other_model", Kind::kBadInput, {{"expected", std::string(name_of(dataset))}, {"found", std::string(name_of(model.dataset))}});
  if (dataset == Dataset::kBedexit) return measure_bed(model, data);
  if (dataset == Dataset::kThermal) {
    TRY(const auto clips, read_thermal_set(data));
    std::vector<double> scores;
    for (const ThermalClip& clip : clips) scores.push_back(score(*model.thermal, clip));
    return thermal_figures(clips, scores, model.thermal->threshold);
  }
  TRY(const auto trials, read_fall_set(data));
  const std::vector<CollectedTrial> collected = collect(std::span<const FallTrial>(trials));
  std::vector<ScoredTrial> scored;
  for (const CollectedTrial& trial : collected) scored.push_back(score(*model.fall, trial));
  return fall_figures(scored, model.fall->threshold);
}

}  // namespace meretid::nightwatch
