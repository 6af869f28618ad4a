// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/verification.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <thread>

#include "base/utf8.h"
#include "solutions/access/release/kept_places.h"
#include "solutions/access/release/residue.h"

namespace meretid::access {
namespace {

constexpr double kWordTolerance = 0.005;
constexpr std::int32_t kOcrDpi = 250;
constexpr double kSureNumber = 0.9;

std::string page_name(std::int32_t page) { return "side " + std::to_string(page + 1); }

class Verifier {
 public:
  Verifier(const parse::Sandbox& sandbox, const parse::Input& released, const Plan& plan, const NameModel& model,
           const std::string& document, std::stop_token stop)
      : sandbox_(sandbox), released_(released), plan_(plan), model_(model), document_(document), stop_(std::move(stop)),
        kept_(kept_words(plan, -1)), places_(plan.redaction.words) {
    row.values = static_cast<std::int64_t>(plan.values.size());
    row.boxes = static_cast<std::int64_t>(plan.redaction.boxes.size());
    row.words_expected = static_cast<std::int64_t>(plan.redaction.words.size());
  }

  Result<void> by_text() {
    parse::ReadLimits limits;
    limits.ocr = false;
    const parse::Reading reading = parse::Reader(sandbox_, limits).read(document_, released_, 0, stop_);
    const parse::Document& seen = reading.document;
    row.pages = static_cast<std::int64_t>(seen.pages.size());
    row.words_found = static_cast<std::int64_t>(seen.words.size());
    if (row.pages != static_cast<std::int64_t>(plan_.redaction.sizes.size() / 2)) problem("access.residue.pages", std::to_string(row.pages));
    const std::vector<SeenWord> words = words_of(seen);
    const WordList list = list_of(words);
    for (const std::string& value : plan_.values) {
      const std::vector<Hit> hits = list.hits(value);
      const std::int64_t more = static_cast<std::int64_t>(hits.size()) - kept_.count(value);
      if (more <= 0) continue;
      const auto strange = std::count_if(hits.begin(), hits.end(), [&](const Hit& hit) { return !stands_where_words_stay(words, hit, &KeptPlaces::same); });
      if (strange > 0) problem("access.residue.text", "tekst", std::min<std::int64_t>(strange, more));
    }
    for (const SeenWord& word : words) seen_text_[word.page] += word.text;
    Letters letters;
    for (std::size_t i = 0; i < seen.words.size(); ++i)
      if (!under_box(seen.words[i], words[i].text)) add_letters(letters, words[i].page, words[i].text);
    row.words_found -= label_words_;
    const double off = std::abs(static_cast<double>(row.words_found - row.words_expected));
    if (off > 2 && off > kWordTolerance * static_cast<double>(row.words_expected) && !letters_stayed(letters))
      problem("access.residue.words", "tekst", row.words_found - row.words_expected);
    return {};
  }

  Result<void> by_objects() {
    // A value that also stands in what is kept cannot be told apart in raw bytes; the other two readers count it.
    std::string kept = parse::essence(plan_.redaction.title);
    for (const parse::KeptWord& word : plan_.redaction.words) kept += parse::essence(word.text);
    std::vector<std::string> values;
    for (const std::string& value : plan_.values)
      if (kept.find(parse::essence(value)) == std::string::npos) values.push_back(value);
    TRY(const parse::RawReport raw, parse::search_raw(sandbox_, released_, values, document_, stop_));
    row.objects = raw.objects;
    for (const parse::Residue& residue : raw.residues)
      if (!shown_word_by_word(raw, residue)) problem("access.residue.object", residue.place);
    for (const std::string& key : raw.foreign) problem("access.residue.foreign", key);
    for (const std::string& warning : raw.warnings) problem("access.residue.structure", warning);
    return {};
  }

  // Pages are independent: as many at once as the machine has cores.
  Result<void> by_ocr(const std::vector<std::int32_t>& pages) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> threads;
    const auto work = [&] {
      for (std::size_t i = next++; i < pages.size(); i = next++) {
        if (auto done = read_page(pages[i]); !done) {
          const std::lock_guard lock(mutex_);
          if (!error_) error_ = done.error();
        }
      }
    };
    const std::size_t count = std::min<std::size_t>(pages.size(), std::max(1u, std::thread::hardware_concurrency()));
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
    row.pages_by_ocr = static_cast<std::int64_t>(pages.size());
    if (error_) return fail(*error_);
    return {};
  }

  VerificationRow row;
  std::vector<parse::BlackBox> visible;

 private:
  // A word that a reader saw, with its place in points of the released page.
  struct SeenWord {
    std::int32_t page = 0;
    parse::Box box;
    std::string text;
  };
  static std::vector<SeenWord> words_of(const parse::Document& document) {
    const base::OffsetIndex offsets(document.text);
    std::vector<SeenWord> words;
    for (const parse::Word& word : document.words)
      words.push_back({word.page, word.box, std::string(offsets.slice(word.start, word.end))});
    return words;
  }
  static WordList list_of(const std::vector<SeenWord>& words) {
    std::vector<std::string> texts;
    for (const SeenWord& word : words) texts.push_back(word.text);
    return WordList(texts);
  }
  using Alike = bool (KeptPlaces::*)(std::int32_t page, const parse::Box& box, std::string_view text) const;
  bool stands_where_words_stay(const std::vector<SeenWord>& words, const Hit& hit, Alike alike) const {
    for (std::size_t i = hit.first; i <= hit.last; ++i)
      if (!parse::essence(words[i].text).empty() && !(places_.*alike)(words[i].page, words[i].box, words[i].text)) return false;
    return true;
  }

  static WordList kept_words(const Plan& plan, std::int32_t page) {
    std::vector<std::string> words;
    for (const parse::KeptWord& word : plan.redaction.words)
      if (page < 0 || word.page == page) words.push_back(word.text);
    return WordList(words);
  }

  static bool in_label(const std::string& word, const std::string& label) {
    for (std::size_t at = 0; at < label.size();) {
      const std::size_t end = std::min(label.find(' ', at), label.size());
      if (label.compare(at, end - at, word) == 0) return true;
      at = end + 1;
    }
    return false;
  }

  // How often each letter stands on each page. Where a part of a word goes, its rest is one word or several, and readers order turned
  // lines as they like; letter by letter a page says the same.
  using Letters = std::map<std::int32_t, std::map<char32_t, std::int64_t>>;
  static void add_letters(Letters& letters, std::int32_t page, const std::string& text) {
    for (const char32_t c : base::decode(parse::essence(text))) ++letters[page][c];
  }
  bool letters_stayed(Letters& seen) const {
    Letters expected;
    for (const parse::KeptWord& word : plan_.redaction.words) add_letters(expected, word.page, word.text);
    std::int64_t all = 0, off = 0;
    for (std::size_t i = 0; i < plan_.redaction.sizes.size() / 2; ++i) {
      const auto page = static_cast<std::int32_t>(i);
      for (const auto& [letter, count] : expected[page]) all += count, off += std::abs(count - seen[page][letter]);
      for (const auto& [letter, count] : seen[page])
        if (!expected[page].contains(letter)) off += count;
    }
    return static_cast<double>(off) <= kWordTolerance * static_cast<double>(all);
  }

  // A content that draws what readers see and nothing else: a value that is spelled in it from one word into the next stands on the
  // page only so, or the reader of the text would have found it.
  bool shown_word_by_word(const parse::RawReport& raw, const parse::Residue& residue) {
    for (const parse::ContentLetters& content : raw.contents) {
      if (content.place != residue.place) continue;
      const std::string seen = parse::sorted_letters(seen_text_[content.page]);
      return !seen.empty() && (seen == content.one_byte || seen == content.two_bytes);
    }
    return false;
  }

  // The ground itself stands in the box as text: true for a word of it.
  bool under_box(const parse::Word& word, const std::string& text) {
    const double x = (word.box.left + word.box.right) / 2, y = (word.box.top + word.box.bottom) / 2;
    for (const parse::BlackBox& black : plan_.redaction.boxes)
      if (black.page == word.page && x > black.box.left && x < black.box.right && y > black.box.top && y < black.box.bottom) {
        if (in_label(text, black.label)) {
          ++label_words_;
          return true;
        }
        problem("access.residue.under_box", page_name(word.page));
        return false;
      }
    return false;
  }

  Result<void> read_page(std::int32_t page) {
    TRY(const std::string png, parse::render_page(sandbox_, released_, page, kOcrDpi, document_, stop_));
    TRY(const parse::Input picture, parse::Input::of_bytes(png));
    const parse::Reading reading = parse::Reader(sandbox_).read(document_ + " " + page_name(page) + ".png", picture, 0, stop_);
    if (!reading.document.whole && !reading.document.findings.empty()) return fail(reading.document.findings.front());
    const std::vector<SeenWord> words = words_of_picture(reading.document, page);
    const WordList seen = list_of(words), kept = kept_words(plan_, page);
    const std::lock_guard lock(mutex_);
    for (const std::string& value : plan_.values) {
      if (parse::essence(value).size() < 4 || seen.count(value) <= kept.count(value)) continue;
      for (const Hit& hit : seen.hits(value)) {
        if (stands_where_words_stay(words, hit, &KeptPlaces::alike)) continue;
        problem("access.residue.picture", page_name(page));
        for (std::size_t i = hit.first; i <= hit.last; ++i) visible.push_back({page, words[i].box, {}});
      }
    }
    // A number that stood in no text of the source stands in the pixels alone: nobody has decided on it.
    for (const Finding& finding : find({reading.document.text, nullptr}, model_))
      if (finding.type == FindingType::kCpr && finding.confidence >= kSureNumber && kept.count(finding.text) == 0)
        problem("access.residue.only_in_picture", page_name(page));
    return {};
  }

  // A picture has one page and says its own size; the released page is measured in points.
  std::vector<SeenWord> words_of_picture(const parse::Document& picture, std::int32_t page) const {
    std::vector<SeenWord> words = words_of(picture);
    const double width = picture.pages.empty() ? 0 : picture.pages[0].width;
    const double scale = width > 0 ? plan_.redaction.sizes[2 * static_cast<std::size_t>(page)] / width : 1;
    for (SeenWord& word : words) {
      word.page = page;
      word.box = {word.box.left * scale, word.box.top * scale, word.box.right * scale, word.box.bottom * scale};
    }
    return words;
  }

  void problem(std::string code, std::string place, std::int64_t count = 1) {
    for (ProblemRow& known : row.problems)
      if (known.code == code && known.place == place) {
        known.count += count;
        return;
      }
    row.problems.push_back({std::move(code), std::move(place), count, {}});
  }

  const parse::Sandbox& sandbox_;
  const parse::Input& released_;
  const Plan& plan_;
  const NameModel& model_;
  const std::string& document_;
  std::stop_token stop_;
  WordList kept_;
  KeptPlaces places_;
  std::int64_t label_words_ = 0;
  std::map<std::int32_t, std::string> seen_text_;  // of each page
  std::mutex mutex_;
  std::optional<Error> error_;
};

}  // namespace

Result<Verified> verify(const parse::Sandbox& sandbox, const parse::Input& released, const Plan& plan,
                               const std::vector<std::int32_t>& pictures, const NameModel& model, const std::string& document,
                        const std::optional<std::set<std::int32_t>>& changed, std::stop_token stop) {
  std::vector<std::int32_t> visual = pictures;
  for (std::size_t page = 0; page < plan.visual.size(); ++page)
    if (plan.visual[page]) visual.push_back(static_cast<std::int32_t>(page));
  std::sort(visual.begin(), visual.end());
  visual.erase(std::unique(visual.begin(), visual.end()), visual.end());
  if (changed) std::erase_if(visual, [&](std::int32_t page) { return !changed->contains(page); });

  Verifier verifier(sandbox, released, plan, model, document, std::move(stop));
  TRY_VOID(verifier.by_text());
  TRY_VOID(verifier.by_objects());
  TRY_VOID(verifier.by_ocr(visual));
  return Verified{std::move(verifier.row), std::move(verifier.visible)};
}

}  // namespace meretid::access
