// SPDX-License-Identifier: EUPL-1.2
// A PDF: structure by libqpdf, words by pdftotext, pictures of text by tesseract, and comments and fields as words at their place.
#include <algorithm>
#include <iterator>
#include <set>

#include "base/utf8.h"
#include "parse/ocr_regions.h"
#include "parse/read_parts.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kRegionsAtOnce = 4;   // one child for some: its start is cheap beside OCR, a lost batch is not
constexpr std::size_t kScannedBelow = 10;   // words of the text layer of a page that OCR had to read

std::string place(std::int32_t page) { return "side " + std::to_string(page + 1); }

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') out.push_back(c);
  return out;
}

/// The words of a comment or field, unless the page shows them already.
void add_note(const PdfNote& note, std::int32_t page, const std::string& shown, std::vector<LooseWord>& words) {
  const std::string text = base::repair(note.text);
  if (const auto plain = without_spaces(text); plain.empty() || shown.find(plain) != shown.npos) return;
  const Box box{note.left, note.top, note.right, note.bottom};
  for (std::size_t at = 0; at < text.size();) {
    const auto from = std::min(text.find_first_not_of(" \t\r\n\f\v", at), text.size());
    const auto to = std::min(text.find_first_of(" \t\r\n\f\v", from), text.size());
    if (to > from) words.push_back({text.substr(from, to - from), page, box, false});
    at = std::max(to, from + 1);
  }
  if (!words.empty()) words.back().ends_line = true;
}

void move(LooseWord& word, double left, double top) {
  word.box = {word.box.left - left, word.box.top - top, word.box.right - left, word.box.bottom - top};
}

/// Each page: its text layer, then its notes, then what OCR read. Moved from the MediaBox to what is shown.
std::vector<LooseWord> merge(const std::vector<PdfPage>& pages, std::vector<LooseWord> layer, std::vector<LooseWord> ocr,
                             std::vector<Page>& shown) {
  std::vector<LooseWord> all;
  all.reserve(layer.size() + ocr.size());
  std::size_t next = 0, next_ocr = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto page = static_cast<std::int32_t>(i);
    std::vector<LooseWord> here;
    for (; next < layer.size() && layer[next].page == page; ++next) here.push_back(std::move(layer[next]));
    const std::size_t layered = here.size();
    if (!here.empty()) here.back().ends_line = true;
    if (!pages[i].notes.empty()) {
      std::string text;
      for (const auto& word : here) text += without_spaces(word.text);
      for (const auto& note : pages[i].notes) add_note(note, page, text, here);
    }
    std::vector<LooseWord> seen;
    for (; next_ocr < ocr.size() && ocr[next_ocr].page == page; ++next_ocr) seen.push_back(std::move(ocr[next_ocr]));
    if (!seen.empty() && layered < kScannedBelow) shown[i].scanned = true;
    for (auto& word : only_new(std::move(seen), here)) here.push_back(std::move(word));
    for (auto& word : here) {
      move(word, pages[i].crop_left, pages[i].crop_top);
      all.push_back(std::move(word));
    }
  }
  return all;
}

}  // namespace

std::vector<LooseWord> PartReader::pdf_words(std::vector<PdfPage>& pages, bool known) {
  const Limits limits{.time = 30s + std::chrono::milliseconds(50) * pages.size(), .memory = std::int64_t{2} << 30,
                      .output = std::int64_t{1} << 30};
  auto answer = ask("pdf_words", describe::to_json(PdfWordsOptions{static_cast<std::int32_t>(pages.size())}), limits);
  if (!answer) {
    // What libqpdf said is nearer to the fault than that the second reader failed too.
    if (known || answer.error().kind != Kind::kBadInput) lose(answer.error());
    return {};
  }
  auto meta = describe::from_json<PdfWordsAnswer>(answer->json);
  const auto* bytes = answer->attachment("words");
  if (!meta || bytes == nullptr) {
    lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
    return {};
  }
  if (!known) {
    for (std::size_t i = 0; i + 1 < meta->sizes.size() && i / 2 < static_cast<std::size_t>(limits_.pages); i += 2) {
      PdfPage page;
      page.media_width = page.width = std::clamp(meta->sizes[i], 1.0, 20'000.0);
      page.media_height = page.height = std::clamp(meta->sizes[i + 1], 1.0, 20'000.0);
      page.paints = true;
      pages.push_back(page);
    }
  }
  for (const auto page : meta->unread) lose(Error("parse.page_not_read", Kind::kBadInput, {}, document_.name + ", " + place(page)));
  auto words = unpack_words(bytes->bytes, static_cast<std::int32_t>(pages.size()));
  if (!words) {
    lose(words.error());
    return {};
  }
  return std::move(*words);
}

Result<std::vector<LooseWord>> PartReader::ocr_regions(const OcrOptions& options) {
  const Limits limits{.time = 30s + 60s * options.regions.size(), .memory = std::int64_t{2} << 30};
  TRY(const Answer answer, ask("ocr", describe::to_json(options), limits));
  const auto* bytes = answer.attachment("words");
  return unpack_words(bytes != nullptr ? bytes->bytes : "", static_cast<std::int32_t>(options.regions.size()));
}

std::vector<LooseWord> PartReader::pdf_ocr(const std::vector<PdfPage>& pages, const std::vector<LooseWord>& words) {
  auto regions = regions_for_ocr(pages, words);
  const auto own = std::count_if(regions.begin(), regions.end(), [](const Region& r) { return r.same_as < 0; });
  if (own > limits_.ocr_pages)
    lose(Error("parse.ocr_limit", Kind::kTooLarge,
               {{"expected", std::to_string(limits_.ocr_pages)}, {"found", std::to_string(own - limits_.ocr_pages)}}));
  std::vector<std::vector<LooseWord>> read(regions.size());
  std::int64_t done = 0;
  std::vector<std::size_t> batch;
  const auto read_batch = [&](const std::vector<std::size_t>& which) {
    OcrOptions options;
    for (const auto i : which) {
      const auto& r = regions[i];
      options.regions.push_back({r.page, r.box.left, r.box.top, r.box.right, r.box.bottom});
    }
    auto found = ocr_regions(options);
    if (!found) return found.error();
    for (auto& word : *found) read[which[static_cast<std::size_t>(word.page)]].push_back(std::move(word));
    return Error();
  };
  const auto flush = [&] {
    if (batch.empty() || stop_.stop_requested()) return;
    if (!read_batch(batch).code.empty())  // one of them; find out which
      for (const auto i : batch)
        if (const Error error = read_batch({i}); !error.code.empty()) {
          const bool of_the_page = error.kind != Kind::kInternal;
          lose(Error(of_the_page ? "parse.page_not_ocr" : error.code, error.kind, error.args,
                     document_.name + ", " + place(regions[i].page)));
        }
    done += static_cast<std::int64_t>(batch.size());
    batch.clear();
    if (progress_) progress_(0.1 + 0.9 * static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(own, 1)));
  };
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].same_as >= 0 || done + static_cast<std::int64_t>(batch.size()) >= limits_.ocr_pages) continue;
    batch.push_back(i);
    if (batch.size() == kRegionsAtOnce) flush();
  }
  flush();
  if (stop_.stop_requested() && done < own) lose(Error("parse.stopped", Kind::kConflict));

  std::vector<LooseWord> all;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const auto& region = regions[i];
    const auto from = region.same_as < 0 ? i : static_cast<std::size_t>(region.same_as);
    for (LooseWord word : read[from]) {
      word.page = region.page;
      move(word, regions[from].box.left - region.box.left, regions[from].box.top - region.box.top);
      all.push_back(std::move(word));
    }
  }
  return all;
}

void PartReader::pdf() {
  const PdfOptions options{limits_.unpacked, limits_.members, limits_.pages};
  auto answer = ask("pdf_structure", describe::to_json(options),
                    {.time = 120s, .memory = std::int64_t{2} << 30, .output = limits_.unpacked + (256 << 20)});
  PdfStructure structure;
  bool known = false;
  if (answer) {
    auto meta = describe::from_json<PdfStructure>(answer->json);
    if (!meta) return lose(Error("parse.bad_answer", Kind::kInternal, {{"found", "JSON"}}));
    structure = std::move(*meta);
    document_.whole = structure.whole;
    take_findings(structure.findings);
    take_inside(structure.inside, *answer);
    known = !structure.pages.empty();  // a second reader may find the pages that this one could not
  } else {
    lose(answer.error());
    // A second reader may still make something of what the first one could not.
    static const std::set<std::string> kHopeless = {"parse.encrypted", "parse.too_many_pages", "parse.stopped", "parse.no_program",
                                                    "parse.no_walls"};
    if (kHopeless.contains(answer.error().code)) return;
  }
  if (progress_) progress_(0.05);
  auto words = pdf_words(structure.pages, known);
  if (progress_) progress_(0.1);
  for (const auto& page : structure.pages) document_.pages.push_back({page.width, page.height, false});
  std::vector<LooseWord> ocr;
  if (limits_.ocr && known) ocr = pdf_ocr(structure.pages, words);
  join_words(merge(structure.pages, std::move(words), std::move(ocr), document_.pages), document_);
}

}  // namespace meretid::parse
