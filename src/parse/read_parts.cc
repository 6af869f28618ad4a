// SPDX-License-Identifier: EUPL-1.2
#include "parse/read_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/safe_name.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;
constexpr double kUsualDpi = 200;

}  // namespace

Result<Answer> PartReader::ask(const char* operation, std::string options, Limits limits, std::function<void(double)> progress) {
  limits.time = std::min<std::chrono::milliseconds>(limits.time, limits_.seconds_per_file);
  auto answer = sandbox_.run({.operation = operation, .inputs = {content_}, .options = std::move(options), .limits = limits,
                              .document = document_.name, .stop = stop_, .progress = std::move(progress)});
  if (answer) reading_.cpu_seconds += answer->cpu_seconds;
  return answer;
}

void PartReader::lose(Error error) {
  document_.whole = false;
  if (error.where.empty()) error.where = document_.name;
  document_.findings.push_back(std::move(error));
}

void PartReader::take_findings(const std::vector<WireFinding>& findings) {
  for (const auto& wire : findings) {
    Error error = from_wire(wire);
    error.where = document_.name + (error.where.empty() ? "" : ", " + error.where);
    document_.findings.push_back(std::move(error));
  }
}

void PartReader::take_inside(const std::vector<std::string>& names, Answer& answer) {
  SafeNames safe;  // the child made them safe; it may have been in anybody's hands
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto* bytes = answer.attachment("inside/" + std::to_string(i));
    if (bytes == nullptr) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "a file without content"}}));
    auto input = Input::of_bytes(bytes->bytes);
    if (!input) return lose(input.error());
    reading_.inside.push_back({document_.name + "/" + safe.next(names[i]).name, std::move(*input), false});
  }
}

std::string PartReader::take_text(const Answer& answer) {
  const auto* text = answer.attachment("text");
  return text != nullptr ? base::repair(text->bytes) : "";
}

void PartReader::text() {
  auto answer = ask("text", "{}", {.output = 4 * content_.size() + (1 << 20)});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<TextAnswer>(answer->json);
  if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  document_.encoding = meta->encoding;
  document_.whole = meta->whole;
  document_.text = take_text(*answer);
  take_findings(meta->findings);
}

void PartReader::mail() {
  auto answer = ask("mail", describe::to_json(ExpandOptions{limits_.unpacked, limits_.members}), {.output = limits_.unpacked});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<TextAnswer>(answer->json);
  if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  document_.encoding = meta->encoding;
  document_.whole = meta->whole;
  document_.text = take_text(*answer);
  take_findings(meta->findings);
  take_inside(meta->inside, *answer);
}

void PartReader::zip() {
  auto answer = ask("unzip", describe::to_json(ExpandOptions{limits_.unpacked, limits_.members}),
                    {.memory = std::int64_t{2} << 30, .output = limits_.unpacked + (64 << 20)});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<TextAnswer>(answer->json);
  if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  document_.whole = meta->whole;
  take_findings(meta->findings);
  // "cpr.pdf.gz" holds one file without a name.
  if (meta->inside.size() == 1 && meta->inside[0] == "data") {
    const auto dot = document_.name.rfind('.'), slash = document_.name.rfind('/');
    const auto from = slash == std::string::npos ? 0 : slash + 1;
    if (dot != std::string::npos && dot > from) meta->inside[0] = document_.name.substr(from, dot - from);
  }
  take_inside(meta->inside, *answer);
}

void PartReader::image() {
  auto answer = ask("image", "{}", {});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<ImageAnswer>(answer->json);
  if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  const double points = 72 / (meta->dpi >= 70 && meta->dpi <= 1200 ? meta->dpi : kUsualDpi);
  document_.pages = {{meta->width * points, meta->height * points, true}};
  if (!limits_.ocr) return;
  auto read = ask("ocr", describe::to_json(OcrOptions{{}, points}), {.time = 180s, .memory = std::int64_t{2} << 30}, progress_);
  if (!read) {
    if (read.error().code == "parse.tool_failed") return lose(Error("parse.image_damaged", Kind::kBadInput));
    return lose(read.error());
  }
  const auto* bytes = read->attachment("words");
  auto words = unpack_words(bytes != nullptr ? bytes->bytes : "", 1);
  if (!words) return lose(words.error());
  join_words(*words, document_);
}

}  // namespace meretid::parse
