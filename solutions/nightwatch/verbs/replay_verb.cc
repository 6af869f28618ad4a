// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <fstream>
#include <ostream>

#include "base/xz.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/data/read_file.h"
#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/detect/thermal_detector.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "solutions/nightwatch/verbs/event_line.h"
#include "solutions/nightwatch/verbs/replay_into.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct ReplayInput {
  describe::Upload file;
  std::optional<std::string> model, room;
  std::optional<std::string> into, device, secret_file;
  double speed = 1;
};
void fields(describe::Fields<ReplayInput>& f) {
  f.about("Afspiller et optaget signal, som om det kom nu, og skriver hændelserne som en linje JSON hver.",
          "Plays a recorded signal as if it came now and writes the events, a line of JSON each.");
  f("file", &ReplayInput::file)
      .help("CSV uden overskrift, evt. pakket som .xz. Krop: t,ax,ay,az i g og evt. gx,gy,gz i grader/s. Brik: t,af,av,al,antenne,dBm,fase,MHz. Termisk: t og 16 temperaturer.",
            "CSV without a heading, perhaps packed as .xz. Body: t,ax,ay,az in g and perhaps gx,gy,gz in degrees/s. Tag: t,af,av,al,antenna,dBm,phase,MHz. Thermal: t and 16 temperatures.")
      .value("FIL", "FILE").positional();
  f("model", &ReplayInput::model).help("Model fra nightwatch train. Uden: de medfølgende prøvemodeller for krop og brik.",
                                      "Model of nightwatch train. Without: the models of body and tag for demonstration that come along.").value("FIL", "FILE").length(1, 4000);
  f("room", &ReplayInput::room).help("Stuen, når modellen kender flere; af de medfølgende S1, S2 og demo.", "The room, where the model knows several; of those that come along S1, S2 and demo.").length(1, 100);
  f("into", &ReplayInput::into).help("Send i stedet optagelsen til denne server, som sensoren ville have gjort det: https, eller http til denne maskine.",
                                    "Send the recording to this server instead, as the sensor would have: https, or http to this machine.").value("ADRESSE", "URL").length(1, 500);
  f("device", &ReplayInput::device).help("Enheden, der sendes som (--into).", "The device that it is sent as (--into).").value("ENHED", "DEVICE").pattern("[0-9A-Za-z-]{1,60}", "enhedens id", "the device's id");
  f("secret_file", &ReplayInput::secret_file).help("Fil, hvis første linje er enhedens hemmelighed (--into).", "File whose first line is the device's secret (--into).").value("FIL", "FILE").length(1, 4000);
  f("speed", &ReplayInput::speed).help("Så mange gange hurtigere end optaget (--into); reglernes minutter går, som de går.", "So many times faster than recorded (--into); the minutes of the rules pass as they pass.").range(0.1, 10).optional();
  f.example("meretid nightwatch replay nat.csv --into http://127.0.0.1:8080 --device 0198… --secret-file hemmelighed --speed 4", "Gennem tjenesten til tavlen, fire gange så hurtigt.", "Through the service to the board, four times as fast.");
  f.example("meretid nightwatch replay nat.csv --model fald.model", "Hændelserne i en optagelse.", "The events of a recording.");
}

constexpr double kLargest = 2e9;  ///< no signal and no clock goes beyond; what does is not a recording

Result<std::vector<std::vector<double>>> rows_of(std::string_view text, std::size_t fewest, std::size_t most, const std::string& name) {
  std::vector<std::vector<double>> rows;
  const std::string how_many = fewest == most ? std::to_string(most) : std::to_string(fewest) + "{}" + std::to_string(most);
  const auto in_words = [&](std::string_view to, std::string_view numbers) {
    std::string words = how_many;
    if (const auto gap = words.find("{}"); gap != std::string::npos) words.replace(gap, 2, to);
    return words + std::string(numbers);
  };
  const auto wrong = [&](std::string_view found, std::size_t line) {
    return fail("nightwatch.data.row", Kind::kBadInput,
                {{"expected.da", in_words(" til ", " tal")}, {"expected.en", in_words(" to ", " numbers")}, {"found", std::string(found.substr(0, 80))}},
                name + ":" + std::to_string(line));
  };
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    rows.push_back(numbers_of(lines[i]));
    const auto& row = rows.back();
    if (row.size() < fewest || row.size() > most || std::ranges::any_of(row, [](double value) { return !(std::abs(value) <= kLargest); }))
      return wrong(lines[i], i + 1);
  }
  if (rows.empty()) return wrong("", 1);
  return rows;
}

float at(const std::vector<double>& row, std::size_t k) { return k < row.size() ? static_cast<float>(row[k]) : 0.0F; }

Result<std::vector<Event>> events_of(const ReplayInput& input, std::string_view text) {
  std::optional<NightModel> model;
  if (input.model) {
    TRY(model, read_model_file(*input.model));
  }
  std::vector<Event> events;
  const auto first = lines_of(text);
  const std::size_t columns = first.empty() ? 0 : numbers_of(first.front()).size();
  const bool tag = model ? model->dataset == Dataset::kBedexit : columns == 8 || columns == 9;
  if (!tag && (!model || model->fall)) {
    TRY(const auto rows, rows_of(text, 4, 7, input.file.name));
    std::shared_ptr<const FallModel> fall;
    if (model) fall = std::make_shared<const FallModel>(std::move(*model->fall));
    else {
      TRY(fall, shipped_fall_model());
    }
    FallDetector detector(fall);
    for (const auto& r : rows) detector.push({r[0], {{at(r, 1), at(r, 2), at(r, 3)}, {at(r, 4), at(r, 5), at(r, 6)}}}, events);
    detector.end(events);
  } else if (!tag) {
    TRY(const auto rows, rows_of(text, 17, 17, input.file.name));
    ThermalDetector detector(std::make_shared<const ThermalModel>(std::move(*model->thermal)));
    for (const auto& r : rows) {
      ThermalFrame frame{r[0], {}};
      for (std::size_t k = 0; k < 16; ++k) frame.celsius[k] = at(r, k + 1);
      detector.push(frame, events);
    }
  } else {
    TRY(const auto rows, rows_of(text, 8, 9, input.file.name));
    std::shared_ptr<const BedModel> bed;
    if (model) {
      const auto room = input.room ? model->rooms.find(*input.room) : model->rooms.begin();
      if (room == model->rooms.end() || (!input.room && model->rooms.size() != 1))
        return fail("nightwatch.evaluate.no_room", Kind::kBadInput, {{"room", input.room.value_or("")}}, input.file.name);
      bed = std::make_shared<const BedModel>(std::move(room->second));
    } else {
      TRY(bed, shipped_bed_model(input.room ? *input.room : std::string(kDemoRoom)));
    }
    BedDetector detector(bed);
    for (const auto& r : rows) detector.push({r[0], at(r, 1), at(r, 2), at(r, 3), static_cast<int>(r[4]), at(r, 5), at(r, 6), at(r, 7)}, events);
    detector.end(events);
  }
  return events;
}

Result<Replayed> send(const ReplayInput& input, std::string_view text, solution::VerbContext& context) {
  if (!input.device || !input.secret_file || input.model || input.room) return fail("nightwatch.replay.into", Kind::kBadInput);
  std::ifstream in(*input.secret_file);
  ReplayTarget target{*input.into, *input.device, {}, input.speed};
  if (!std::getline(in, target.secret) || target.secret.empty()) return fail("nightwatch.replay.secret", Kind::kNotFound, {}, *input.secret_file);
  const auto first = lines_of(text);
  const std::size_t columns = first.empty() ? 0 : numbers_of(first.front()).size();
  TRY(const auto rows, rows_of(text, columns == 17 ? 17 : columns > 7 ? 8 : 4, columns == 17 ? 17 : columns > 7 ? 9 : 7, input.file.name));
  return replay_into(target, rows, [&](double done) { context.progress(done, ""); });
}

int run(const ReplayInput& input, solution::VerbContext& context) {
  Result<std::string> text = context.jobs.read(input.file.blob);
  if (text && input.file.name.ends_with(".xz")) text = base::unpack_xz(*text, input.file.name);
  if (!text) return context.report(text.error());
  if (input.into) {
    const auto sent = send(input, *text, context);
    if (!sent) return context.report(sent.error());
    context.out << R"({"packets":)" << sent->packets << R"(,"repeated":)" << sent->repeated << R"(,"seconds":)" << sent->seconds << "}\n";
    return 0;
  }
  const Result<std::vector<Event>> events = events_of(input, *text);
  if (!events) return context.report(events.error());
  for (const Event& event : *events) context.out << event_line(event, {}) << '\n';
  return 0;
}

}  // namespace

void enter_replay(solution::Hall& hall) { hall.verb<ReplayInput>("replay", &run); }

}  // namespace meretid::nightwatch
