// SPDX-License-Identifier: EUPL-1.2
// "html": the text of a page, what its source says and a browser does not show, and pictures that lie inside the source. Nothing is
// fetched or run.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "parse/answers.h"
#include "parse/html_text.h"
#include "parse/operation.h"
#include "parse/text_decode.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kMostPictures = 500;

std::string decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    unsigned value = 0;
    if (c >= 'A' && c <= 'Z') value = static_cast<unsigned>(c - 'A');
    else if (c >= 'a' && c <= 'z') value = static_cast<unsigned>(c - 'a') + 26;
    else if (c >= '0' && c <= '9') value = static_cast<unsigned>(c - '0') + 52;
    else if (c == '+' || c == '-') value = 62;
    else if (c == '/' || c == '_') value = 63;
    else continue;
    bits = bits << 6 | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push_back(static_cast<char>(bits >> held & 0xFFU));
    }
  }
  return out;
}

/// The value of an attribute of a tag, without its quotes.
std::string_view value_of(std::string_view tag, std::string_view lower, std::string_view name) {
  for (std::size_t at = lower.find(name); at != lower.npos; at = lower.find(name, at + 1)) {
    const std::size_t equals = lower.find_first_not_of(" \t\r\n", at + name.size());
    if (at == 0 || std::string_view(" \t\r\n\"'/").find(lower[at - 1]) == std::string_view::npos || equals == lower.npos || lower[equals] != '=') continue;
    const std::size_t from = lower.find_first_not_of(" \t\r\n", equals + 1);
    if (from == lower.npos) return {};
    const char quote = tag[from];
    if (quote == '"' || quote == '\'') return tag.substr(from + 1, std::min(tag.find(quote, from + 1), tag.size()) - from - 1);
    return tag.substr(from, std::min(tag.find_first_of(" \t\r\n>", from), tag.size()) - from);
  }
  return {};
}

/// A byte-order mark or what <meta> says, else as any text.
Result<DecodedText> decoded(std::string_view bytes) {
  const std::string head = base::lower(bytes.substr(0, 2048));
  const bool latin = head.find("charset=iso-8859-1") != head.npos || head.find("charset=\"iso-8859-1") != head.npos || head.find("charset=windows-1252") != head.npos;
  if (latin && !base::is_utf8(bytes)) return DecodedText{base::from_windows_1252(bytes), "windows-1252", {}};
  return decode_text(bytes);
}

Result<std::string> run(Task& task) {
  TRY(const ExpandOptions options, describe::from_json<ExpandOptions>(task.options()));
  TRY(const DecodedText source, decoded(task.bytes(0)));
  OfficeAnswer answer{.kind = "html"};
  for (const auto& finding : source.findings) answer.findings.push_back(to_wire(finding));
  task.attach("text", html_to_text(source.text));

  std::string hidden;
  std::vector<std::string> pictures;
  std::int64_t found = 0;
  const std::string_view text = source.text;
  const auto add = [&](std::string_view what) {
    if (what.find_first_not_of(" \t\r\n") == what.npos) return;
    ++found;
    hidden += std::string(what) + "\n";
  };
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
    if (text.substr(at).starts_with("<!--")) {
      const std::size_t end = std::min(text.find("-->", at), text.size());
      add(text.substr(at + 4, end - std::min(end, at + 4)));
      at = end;
      continue;
    }
    const std::size_t end = std::min(text.find('>', at), text.size());
    const std::string_view tag = text.substr(at, end - at);
    const std::string lower = base::lower(tag.substr(0, 4000));
    if (lower.starts_with("<input") && value_of(tag.substr(0, 4000), lower, "type") == "hidden") add(value_of(tag, lower, "value"));
    // What it says of itself to programs (viewport, character set) tells nothing of anybody.
    if (lower.starts_with("<meta") && std::string_view("author description keywords creator publisher").find(value_of(tag, lower, "name")) != std::string_view::npos &&
        !value_of(tag, lower, "name").empty()) add(value_of(tag, lower, "content"));
    for (const char* name : {"title", "alt"})
      if (lower.find(name) != lower.npos && !lower.starts_with("<title")) add(value_of(tag.substr(0, 4000), lower, name));
    if (const std::size_t data = tag.find("data:image/"); data != tag.npos && pictures.size() < kMostPictures)
      if (const std::size_t comma = tag.find(";base64,", data); comma != tag.npos)
        pictures.push_back(decode_base64(tag.substr(comma + 8, std::min(tag.find_first_of("\"' )", comma + 8), tag.size()) - comma - 8)));
    at = end;
  }
  std::int64_t bytes = 0;
  if (!hidden.empty()) {
    answer.findings.push_back(to_wire(Error("parse.html_hidden", Kind::kBadInput, {{"found", std::to_string(found)}})));
    task.attach("inside/0", hidden);
    answer.inside.emplace_back("skjult indhold.txt");
    answer.hidden = 1;
  }
  for (const std::string& picture : pictures) {
    bytes += static_cast<std::int64_t>(picture.size());
    if (picture.empty() || bytes > options.most_bytes) continue;
    task.attach("inside/" + std::to_string(answer.inside.size()), picture);
    answer.inside.push_back("billede " + std::to_string(answer.inside.size()));
  }
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kHtml{"html", Profile::kPure, &run};

}  // namespace meretid::parse
