// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/quotes.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"
#include "retrieval/shingles.h"

namespace meretid::retrieval {
namespace {

struct Line {
  std::size_t start = 0, end = 0;  // without the line's end
  std::size_t next = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\n\f", at);
    const std::size_t next = end == text.npos ? text.size() : end + 1;
    if (end == text.npos) end = text.size();
    if (end > at && text[end - 1] == '\r') --end;
    lines.push_back({at, end, next});
    at = next;
  }
  return lines;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t>*|");
  return first == line.npos ? std::string_view() : line.substr(first);
}
bool marked(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != line.npos && line[first] == '>';
}
bool blank(std::string_view line) { return trimmed(line).empty(); }

// "Fra:", "*Fra:*", "From :" …
template <std::size_t N>
bool field(std::string_view line, const std::array<std::string_view, N>& names) {
  const std::string lower = base::lower(trimmed(line).substr(0, 24));
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (!lower.starts_with(name)) return false;
    const std::size_t after = lower.find_first_not_of(" *\t", name.size());
    return after != lower.npos && lower[after] == ':';
  });
}
constexpr std::array<std::string_view, 2> kFrom{"fra", "from"};
constexpr std::array<std::string_view, 4> kSent{"sendt", "sent", "dato", "date"};
constexpr std::array<std::string_view, 9> kOther{"til", "to", "cc", "bcc", "emne", "subject", "vedr", "vedhæftede filer", "attachments"};

// "Den 3. maj 2024 kl. 10.12 skrev Anne Eksempel <a@example.dk>:", also over two lines.
bool says_wrote(std::string_view line) {
  const std::string lower = base::lower(trimmed(line));
  const bool opens = lower.starts_with("den ") || lower.starts_with("on ") || lower.starts_with("d. ");
  const bool wrote = lower.find(" skrev ") != lower.npos || lower.ends_with(" wrote:") || lower.ends_with(" skrev:");
  const bool digit = lower.find_first_of("0123456789") != lower.npos;
  return opens && wrote && digit && lower.ends_with(":") && lower.size() < 240;
}

// How many lines the head of an earlier mail takes, from this line on; 0 where none begins.
std::size_t head_at(std::string_view text, const std::vector<Line>& lines, std::size_t i) {
  const auto line = [&](std::size_t k) { return k < lines.size() ? text.substr(lines[k].start, lines[k].end - lines[k].start) : std::string_view(); };
  if (says_wrote(line(i))) return 1;
  if (i + 1 < lines.size() && !blank(line(i)) && !blank(line(i + 1))) {
    const std::string two = std::string(trimmed(line(i))) + " " + std::string(trimmed(line(i + 1)));
    if (two.size() < 240 && !says_wrote(line(i + 1)) && says_wrote(two)) return 2;
  }
  if (!field(line(i), kFrom)) return 0;
  bool sent = false;
  std::size_t count = 1;
  for (; i + count < lines.size() && count < 10; ++count) {
    const bool is_sent = field(line(i + count), kSent);
    // Long lists of receivers run over several lines; they are blank-indented or follow "Til:".
    if (!is_sent && !field(line(i + count), kOther)) break;
    sent = sent || is_sent;
  }
  return sent ? count : 0;
}

}  // namespace

std::vector<Quote> quotes(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const auto line = [&](std::size_t k) { return text.substr(lines[k].start, lines[k].end - lines[k].start); };
  std::vector<Quote> found;
  bool begun = false;  // a printed mail begins with a head of its own: that is no quote
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t head = head_at(text, lines, i);
    if (head == 0 && !marked(line(i))) {
      begun = begun || !blank(line(i));
      ++i;
      continue;
    }
    const bool first = !begun && head > 0;
    begun = true;
    if (first) {
      i += head;
      continue;
    }
    Quote quote{lines[i].start, lines[i].next, lines[i].start};
    if (head > 0) quote.end = quote.body = lines[i + head - 1].next;
    i += std::max<std::size_t>(head, 1);
    std::size_t words = i;
    while (words < lines.size() && blank(line(words)) && !marked(line(words))) ++words;
    // Behind a head without marks everything is quoted, to the next head; with marks, to the first line without.
    const bool by_marks = head == 0 || (words < lines.size() && marked(line(words)));
    for (; i < lines.size() && head_at(text, lines, i) == 0; ++i) {
      if (by_marks && !marked(line(i)) && !blank(line(i))) break;
      if (!by_marks || marked(line(i))) quote.end = lines[i].next;
    }
    found.push_back(quote);
  }
  return found;
}

std::string without_marks(std::string_view quote) {
  std::string plain;
  for (const Line& line : lines_of(quote)) {
    std::string_view words = quote.substr(line.start, line.end - line.start);
    while (marked(words)) words.remove_prefix(words.find('>') + 1);
    plain.append(words).push_back('\n');
  }
  return plain;
}

std::vector<Quoted> quoted(std::span<const std::string_view> texts, double least) {
  constexpr std::size_t kFewestWords = 5, kCommon = 100;
  std::vector<std::vector<Quote>> of_text;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> own;  // run of words -> the texts with it outside their quotes
  for (std::size_t i = 0; i < texts.size(); ++i) {
    of_text.push_back(quotes(texts[i]));
    std::string words_of_its_own;
    std::size_t at = 0;
    for (const Quote& quote : of_text.back()) {
      words_of_its_own.append(texts[i].substr(at, quote.start - at)).push_back('\n');
      at = quote.end;
    }
    words_of_its_own.append(texts[i].substr(at));
    const Shingles runs = shingles(words_of_its_own);
    for (const std::uint64_t run : runs) own[run].push_back(i);
  }
  std::vector<Quoted> found;
  std::unordered_map<std::size_t, std::size_t> shared;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const Quote& quote : of_text[i]) {
      const std::vector<Word> body = words(without_marks(texts[i].substr(quote.body, quote.end - quote.body)));
      if (body.size() < kFewestWords) continue;
      const Shingles runs = shingles(body);
      shared.clear();
      std::size_t telling = 0;
      for (const std::uint64_t run : runs) {
        const auto holders = own.find(run);
        // What stands under every mail says nothing of where this one is from.
        if (holders != own.end() && holders->second.size() > kCommon) continue;
        ++telling;
        if (holders != own.end())
          for (const std::size_t holder : holders->second)
            if (holder != i) ++shared[holder];
      }
      std::optional<Quoted> best;
      for (const auto& [holder, count] : shared) {
        const double share = static_cast<double>(count) / static_cast<double>(telling);
        if (share < least) continue;
        if (!best || share > best->share || (share == best->share && holder < best->source)) best = Quoted{i, quote, holder, share};
      }
      if (best) found.push_back(*best);
    }
  }
  return found;
}

}  // namespace meretid::retrieval
