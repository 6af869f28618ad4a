// SPDX-License-Identifier: EUPL-1.2
#include "parse/pages.h"

#include <algorithm>

#include "parse/answers.h"

#include "base/utf8.h"

namespace meretid::parse {
namespace {

using std::chrono::seconds;

// A page may take this long; a document at least a minute.
std::chrono::milliseconds time_for(std::int64_t pages) { return seconds(60) + pages * std::chrono::milliseconds(4000); }

Result<std::string> attached(Answer answer, std::string_view name) {
  for (Attachment& attachment : answer.attachments)
    if (attachment.name == name) return std::move(attachment.bytes);
  return fail("parse.bad_answer", Kind::kInternal, {{"found", "no " + std::string(name)}});
}

}  // namespace

Result<Typeset> typeset(const Sandbox& sandbox, std::string_view text, const std::string& document, std::stop_token stop) {
  TRY(Input input, Input::of_bytes(text));
  Call call;
  call.operation = "typeset";
  call.inputs = {std::move(input)};
  call.document = document;
  call.stop = std::move(stop);
  call.limits.time = time_for(static_cast<std::int64_t>(text.size() / 2000));
  TRY(Answer answer, sandbox.run(call));
  TRY(const TypesetAnswer places, describe::from_json<TypesetAnswer>(answer.json));
  Typeset set;
  for (std::size_t i = 0; i + 1 < places.sizes.size(); i += 2) set.pages.push_back({places.sizes[i], places.sizes[i + 1], false});
  for (std::size_t i = 0; i + 6 < places.words.size(); i += 7) {
    const double* w = &places.words[i];
    set.words.push_back({static_cast<std::int64_t>(w[0]), static_cast<std::int64_t>(w[1]), static_cast<std::int32_t>(w[2]),
                         {w[3], w[4], w[5], w[6]}});
  }
  TRY(set.pdf, attached(std::move(answer), "pdf"));
  return set;
}

Result<std::string> letter_pdf(const Sandbox& sandbox, const std::string& docx, const std::string& plain, const std::string& document,
                               std::stop_token stop) {
  TRY(const Input source, Input::of_bytes(docx));
  auto answer = sandbox.run({.operation = "office_convert", .inputs = {source}, .options = describe::to_json(ConvertOptions{"docx", "pdf"}),
                             .limits = {.time = std::chrono::seconds(120), .memory = std::int64_t{6} << 30}, .document = document, .stop = stop});
  if (answer)
    if (const auto* file = answer->attachment("file"); file != nullptr) return file->bytes;
  TRY(Typeset set, typeset(sandbox, plain, document, stop));
  return std::move(set.pdf);
}

Result<std::string> image_page(const Sandbox& sandbox, const Input& image, double width, double height,
                               const std::string& document, std::stop_token stop) {
  Call call;
  call.operation = "image_page";
  call.inputs = {image};
  call.options = describe::to_json(ImagePageOptions{width, height});
  call.document = document;
  call.stop = std::move(stop);
  call.limits.memory = std::int64_t{2} << 30;
  TRY(Answer answer, sandbox.run(call));
  return attached(std::move(answer), "pdf");
}

Result<Redacted> redact_pages(const Sandbox& sandbox, const Input& pdf, const Redaction& redaction,
                              const std::string& document, std::stop_token stop) {
  TRY(Input plan, Input::of_bytes(describe::to_json(redaction)));
  Call call;
  call.operation = "redact_pages";
  call.inputs = {pdf, std::move(plan)};
  call.document = document;
  call.stop = std::move(stop);
  call.limits.time = time_for(static_cast<std::int64_t>(redaction.sizes.size() / 2));
  call.limits.memory = std::int64_t{2} << 30;
  call.limits.output = std::int64_t{2} << 30;
  TRY(Answer answer, sandbox.run(call));
  TRY(const PageCount count, describe::from_json<PageCount>(answer.json));
  TRY(std::string bytes, attached(std::move(answer), "pdf"));
  return Redacted{std::move(bytes), count.pages, count.pictures};
}

Result<std::string> render_page(const Sandbox& sandbox, const Input& pdf, std::int32_t page, std::int32_t dpi,
                                const std::string& document, std::stop_token stop) {
  Call call;
  call.operation = "render";
  call.inputs = {pdf};
  call.options = describe::to_json(RenderOptions{page, dpi});
  call.document = document;
  call.stop = std::move(stop);
  TRY(Answer answer, sandbox.run(call));
  return attached(std::move(answer), "png");
}

Result<RawReport> search_raw(const Sandbox& sandbox, const Input& pdf, const std::vector<std::string>& values,
                             const std::string& document, std::stop_token stop) {
  TRY(Input list, Input::of_bytes(describe::to_json(RawOptions{values})));
  Call call;
  call.operation = "raw";
  call.inputs = {pdf, std::move(list)};
  call.document = document;
  call.stop = std::move(stop);
  call.limits.time = std::chrono::minutes(5);
  call.limits.memory = std::int64_t{4} << 30;
  TRY(const Answer answer, sandbox.run(call));
  return describe::from_json<RawReport>(answer.json);
}

std::string essence(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::lower(base::next(text, at));
    if (base::is_letter(c) || (c >= U'0' && c <= U'9')) base::append(kept, c);
  }
  return kept;
}

std::string sorted_letters(std::string_view text) {
  std::u32string letters = base::decode(essence(text));
  std::sort(letters.begin(), letters.end());
  return base::encode(letters);
}

}  // namespace meretid::parse
