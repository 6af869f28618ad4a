// SPDX-License-Identifier: EUPL-1.2
// Any bytes as what the smaller readers read: text files, HTML of mails, names inside archives, tables that tools print, words that
// the child sends. The first byte says which.
// libraries: parse
#include <cmath>
#include <set>

#include "base/utf8.h"
#include "fuzz/input.h"
#include "parse/bbox_layout.h"
#include "parse/html_text.h"
#include "parse/ocr_words.h"
#include "parse/page_words.h"
#include "parse/pages.h"
#include "parse/read.h"
#include "parse/safe_name.h"
#include "parse/text_decode.h"
#include "parse/zip_names.h"

namespace {
using namespace meretid;
using fuzz::must;

void text(std::string_view bytes) {
  const auto decoded = parse::decode_text(bytes);
  if (decoded) must(base::is_utf8(decoded->text));
  const auto content = parse::content_of(bytes, static_cast<std::int64_t>(bytes.size()));
  must(base::is_utf8(content.name));
}

void names(fuzz::Draw draw) {
  parse::SafeNames safe;
  std::set<std::string> seen;
  for (int i = 0; i < 50 && !draw.empty(); ++i) {
    const std::string raw = parse::zip_name(draw.until('\n'));
    must(base::is_utf8(raw));
    const std::string name = safe.next(raw).name;
    must(base::is_utf8(name) && !name.empty() && name.front() != '/' && name.size() < 1024 && seen.insert(base::lower(name)).second);
    must(("/" + name + "/").find("/../") == std::string::npos && name.find('\\') == std::string::npos && name.find('\0') == std::string::npos);
    must(parse::safe_name(name).name == name);
  }
}

void words(const std::vector<parse::LooseWord>& found) {
  for (const auto& word : found) must(base::is_utf8(word.text) && !word.text.empty() && word.page >= 0);
}

void packed(std::string_view bytes) {
  const auto unpacked = parse::unpack_words(bytes, 100);
  if (!unpacked) return;
  words(*unpacked);
  const auto again = parse::unpack_words(parse::pack_words(*unpacked), 100);
  must(again.has_value() && again->size() == unpacked->size());
  parse::Document document;
  document.pages.resize(100);
  parse::join_words(*unpacked, document);
  must(base::is_utf8(document.text));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Draw draw(fuzz::text_of(data, size));
  switch (draw.byte() % 7) {
    case 0: text(draw.rest()); break;
    case 1: must(base::is_utf8(parse::html_to_text(base::repair(draw.rest())))); break;
    case 2: names(draw); break;
    case 3: words(parse::read_bbox_layout(base::repair(draw.rest())).words); break;
    case 4: words(parse::read_ocr_table(base::repair(draw.rest()))); break;
    case 5: packed(draw.rest()); break;
    default: must(base::is_utf8(parse::essence(base::repair(draw.rest())))); break;
  }
  return 0;
}
