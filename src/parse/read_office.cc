// SPDX-License-Identifier: EUPL-1.2
// Office files, HTML and the rarer pictures: opened and cleaned by our own readers, made into PDF, read as that. What they hide is given
// out as pieces of its own.
#include <algorithm>

#include "parse/read_parts.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kOfficeMemory = std::int64_t{6} << 30;  // address space; LibreOffice maps about 2 GB before it reads anything

Format format_of(const std::string& kind) {
  if (kind == "mail") return Format::kEmail;
  if (kind == "xlsx" || kind == "xls" || kind == "ods") return Format::kSheet;
  return Format::kWord;
}

}  // namespace

void PartReader::take_office(const OfficeAnswer& meta, Answer& answer) {
  document_.whole = document_.whole && meta.whole;
  for (const WireFinding& finding : meta.findings) {
    const Error error = from_wire(finding);
    const bool told = std::any_of(document_.findings.begin(), document_.findings.end(), [&](const Error& known) { return known.code == error.code; });
    if (!told) take_findings({finding});
  }
  const std::size_t first = reading_.inside.size();
  take_inside(meta.inside, answer);
  for (std::size_t i = first; i < reading_.inside.size() && i < first + static_cast<std::size_t>(meta.hidden); ++i) reading_.inside[i].hidden = true;
}

Result<Input> PartReader::converted(const Input& source, const std::string& from, const std::string& to) {
  auto answer = sandbox_.run({.operation = "office_convert", .inputs = {source}, .options = describe::to_json(ConvertOptions{from, to}),
                              .limits = {.time = std::min<std::chrono::milliseconds>(300s, limits_.seconds_per_file), .memory = kOfficeMemory,
                                         .output = limits_.unpacked},
                              .document = document_.name, .stop = stop_});
  if (!answer) return fail(answer.error());
  reading_.cpu_seconds += answer->cpu_seconds;
  const auto* file = answer->attachment("file");
  if (file == nullptr) return fail("parse.bad_answer", Kind::kInternal, {{"found", "no file"}});
  return Input::of_bytes(file->bytes);
}

void PartReader::pages_of(Input pdf) {
  reading_.shown = std::move(pdf);
  const bool whole = document_.whole;
  PartReader(sandbox_, limits_, *reading_.shown, reading_, stop_, progress_).pdf();
  document_.whole = document_.whole && whole;
}

void PartReader::office(const std::string& name) {
  const std::string options = describe::to_json(ExpandOptions{limits_.unpacked, limits_.members});
  const Limits limits{.time = 120s, .memory = std::int64_t{3} << 30, .output = limits_.unpacked + (64 << 20)};
  Input source = content_;
  std::string kind = name == "RTF-dokument" ? "rtf" : "";
  // An older format has no parts to look into: it becomes a newer one first, then is opened like any other.
  for (int turn = 0; turn < 2; ++turn) {
    if (kind.empty()) {
      auto answer = sandbox_.run({.operation = "office", .inputs = {source}, .options = options, .limits = limits, .document = document_.name, .stop = stop_});
      if (!answer) return lose(answer.error());
      reading_.cpu_seconds += answer->cpu_seconds;
      auto meta = describe::from_json<OfficeAnswer>(answer->json);
      if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
      if (!meta->known) {
        document_.format = Format::kOther;
        return lose(Error("parse.not_read", Kind::kBadInput, {{"found", meta->kind}}));
      }
      kind = meta->kind;
      document_.format = kind == "package" ? Format::kZip : format_of(kind);
      if (kind == "mail") document_.text = take_text(*answer), document_.encoding = "utf-8";
      take_office(*meta, *answer);
      if (kind == "mail" || kind == "package") return;
      if (const auto* cleaned = answer->attachment("cleaned"); cleaned != nullptr) {
        auto input = Input::of_bytes(cleaned->bytes);
        if (!input) return lose(input.error());
        auto pdf = converted(*input, kind, "pdf");
        if (!pdf) return lose(pdf.error());
        return pages_of(std::move(*pdf));
      }
    }
    auto newer = converted(source, kind, kind == "xls" ? "xlsx" : "docx");
    if (!newer) return lose(newer.error());
    source = std::move(*newer);
    kind.clear();
  }
  lose(Error("parse.office_failed", Kind::kBadInput));
}

void PartReader::html() {
  auto answer = ask("html", describe::to_json(ExpandOptions{limits_.unpacked, limits_.members}), {.output = limits_.unpacked + 4 * content_.size()});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<OfficeAnswer>(answer->json);
  if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  document_.text = take_text(*answer);
  take_office(*meta, *answer);
}

void PartReader::picture() {
  auto answer = ask("picture_pages", "{}", {.time = 300s, .memory = std::int64_t{2} << 30, .output = std::int64_t{1} << 30});
  if (!answer) return lose(answer.error());
  auto meta = describe::from_json<OfficeAnswer>(answer->json);
  const auto* file = answer->attachment("file");
  if (!meta || file == nullptr) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
  take_office(*meta, *answer);
  auto pdf = Input::of_bytes(file->bytes);
  if (!pdf) return lose(pdf.error());
  document_.format = Format::kImage;
  pages_of(std::move(*pdf));
}

}  // namespace meretid::parse
