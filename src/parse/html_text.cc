// SPDX-License-Identifier: EUPL-1.2
#include "parse/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

using namespace std::string_view_literals;

// Latin-1 in the order of its code points, from U+00A0 (HTML 4, section 24.2), and the few beyond that mails use.
constexpr std::array kLatin1 = {
    "nbsp"sv,   "iexcl"sv,  "cent"sv,   "pound"sv,  "curren"sv, "yen"sv,    "brvbar"sv, "sect"sv,   "uml"sv,    "copy"sv,
    "ordf"sv,   "laquo"sv,  "not"sv,    "shy"sv,    "reg"sv,    "macr"sv,   "deg"sv,    "plusmn"sv, "sup2"sv,   "sup3"sv,
    "acute"sv,  "micro"sv,  "para"sv,   "middot"sv, "cedil"sv,  "sup1"sv,   "ordm"sv,   "raquo"sv,  "frac14"sv, "frac12"sv,
    "frac34"sv, "iquest"sv, "Agrave"sv, "Aacute"sv, "Acirc"sv,  "Atilde"sv, "Auml"sv,   "Aring"sv,  "AElig"sv,  "Ccedil"sv,
    "Egrave"sv, "Eacute"sv, "Ecirc"sv,  "Euml"sv,   "Igrave"sv, "Iacute"sv, "Icirc"sv,  "Iuml"sv,   "ETH"sv,    "Ntilde"sv,
    "Ograve"sv, "Oacute"sv, "Ocirc"sv,  "Otilde"sv, "Ouml"sv,   "times"sv,  "Oslash"sv, "Ugrave"sv, "Uacute"sv, "Ucirc"sv,
    "Uuml"sv,   "Yacute"sv, "THORN"sv,  "szlig"sv,  "agrave"sv, "aacute"sv, "acirc"sv,  "atilde"sv, "auml"sv,   "aring"sv,
    "aelig"sv,  "ccedil"sv, "egrave"sv, "eacute"sv, "ecirc"sv,  "euml"sv,   "igrave"sv, "iacute"sv, "icirc"sv,  "iuml"sv,
    "eth"sv,    "ntilde"sv, "ograve"sv, "oacute"sv, "ocirc"sv,  "otilde"sv, "ouml"sv,   "divide"sv, "oslash"sv, "ugrave"sv,
    "uacute"sv, "ucirc"sv,  "uuml"sv,   "yacute"sv, "thorn"sv,  "yuml"sv};
static_assert(kLatin1.size() == 96);
constexpr std::array<std::pair<std::string_view, char32_t>, 17> kOthers = {
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"euro", U'€'}, {"ndash", U'–'}, {"mdash", U'—'},
     {"lsquo", U'‘'}, {"rsquo", U'’'}, {"ldquo", U'“'}, {"rdquo", U'”'}, {"bdquo", U'„'}, {"bull", U'•'}, {"hellip", U'…'},
     {"trade", U'™'}, {"zwnj", U'\u200C'}}};
constexpr std::array kBlocks = {"p"sv, "div"sv, "br"sv, "tr"sv, "li"sv, "ul"sv, "ol"sv, "table"sv, "h1"sv, "h2"sv, "h3"sv, "h4"sv,
                                "h5"sv, "h6"sv, "hr"sv, "blockquote"sv, "pre"sv, "section"sv, "article"sv, "header"sv, "footer"sv,
                                "title"sv, "body"sv, "dd"sv, "dt"sv};
constexpr std::array kUnread = {"script"sv, "style"sv};

char32_t entity(std::string_view name) {
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [at, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (error != std::errc() || at != digits.data() + digits.size() || digits.empty()) return 0;
    const bool valid = value >= 0x20 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
    return valid ? static_cast<char32_t>(value) : U' ';
  }
  if (const auto at = std::find(kLatin1.begin(), kLatin1.end(), name); at != kLatin1.end())
    return static_cast<char32_t>(0xa0 + (at - kLatin1.begin()));
  for (const auto& [other, value] : kOthers)
    if (other == name) return value;
  return 0;
}

class Reducer {
 public:
  explicit Reducer(std::string_view html) : html_(html) {}

  std::string reduce() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<') {
        tag();
      } else if (html_[at_] == '&') {
        reference();
      } else {
        letter(base::next(html_, at_));
      }
    }
    while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void letter(char32_t c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0) {
      space_ = true;
      return;
    }
    if (c < 0x20) return;
    if (lines_ > 0 && !out_.empty()) {
      out_.append(static_cast<std::size_t>(lines_), '\n');
    } else if (space_ && !out_.empty()) {
      out_ += ' ';
    }
    lines_ = 0;
    space_ = false;
    base::append(out_, c);
  }

  void line(int most) { lines_ = std::min(lines_ + 1, most); }

  void reference() {
    // No further than a name can be: a mail of nothing but '&' would be searched to its end for each of them.
    const auto near = html_.substr(at_, 11);
    if (const auto end = near.find(';'); end != near.npos) {
      if (const char32_t c = entity(near.substr(1, end - 1)); c != 0) {
        at_ += end + 1;
        letter(c);
        return;
      }
    }
    ++at_;
    letter('&');
  }

  void tag() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      const auto end = html_.find("-->", at_ + 4);
      at_ = end == html_.npos ? html_.size() : end + 3;
      return;
    }
    const bool closing = rest.size() > 1 && rest[1] == '/';
    std::size_t name_at = closing ? 2 : 1;
    std::string name;
    while (name_at < rest.size() && (base::is_letter(static_cast<unsigned char>(rest[name_at])) || (rest[name_at] >= '0' && rest[name_at] <= '9')))
      name.push_back(rest[name_at++]);
    name = base::lower(std::string_view(name));
    if (name.empty() && (rest.size() < 2 || (rest[1] != '!' && rest[1] != '?' && !closing))) {
      ++at_;
      letter('<');  // "a < b"
      return;
    }
    at_ = end_of_tag();
    if (!closing && std::find(kUnread.begin(), kUnread.end(), name) != kUnread.end()) skip_to_end_of(name);
    if (name == "td" || name == "th") space_ = true;
    if (std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end()) line(name == "p" || name == "br" ? 2 : 1);
  }

  /// Behind the '>' that is not inside quotes.
  std::size_t end_of_tag() const {
    char quote = 0;
    for (std::size_t i = at_; i < html_.size(); ++i) {
      if (quote != 0) {
        if (html_[i] == quote) quote = 0;
      } else if (html_[i] == '"' || html_[i] == '\'') {
        if (html_[i - 1] == '=') quote = html_[i];
      } else if (html_[i] == '>') {
        return i + 1;
      }
    }
    // A quote that is never closed must not swallow the mail.
    const auto end = html_.find('>', at_);
    return end == html_.npos ? html_.size() : end + 1;
  }

  void skip_to_end_of(const std::string& name) {
    for (auto i = html_.find("</", at_); i != html_.npos; i = html_.find("</", i + 2))
      if (base::lower(html_.substr(i + 2, name.size())) == name) {
        at_ = i;
        return;
      }
    at_ = html_.size();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  int lines_ = 0;
  bool space_ = false;
};

}  // namespace

std::string html_to_text(std::string_view html) { return Reducer(html).reduce(); }

}  // namespace meretid::parse
