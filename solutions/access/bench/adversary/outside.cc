// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/adversary/outside.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/utf8.h"
#include "solutions/access/bench/adversary/made_pdf.h"

namespace meretid::access::bench {
namespace {

constexpr int kNotInstalled = 127;

/// A file that is gone with the object.
class ShortLived {
 public:
  explicit ShortLived(std::string_view bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "meretid-bench-XXXXXX").string();
    if (const int file = ::mkstemp(pattern.data()); file >= 0) ::close(file);
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~ShortLived() {
    std::error_code gone;
    std::filesystem::remove(path_, gone);
  }
  ShortLived(const ShortLived&) = delete;
  ShortLived& operator=(const ShortLived&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Result<std::string> said(const std::string& command) {
  FILE* const pipe = ::popen((command + " 2>/dev/null").c_str(), "re");
  if (pipe == nullptr) return fail("access.bench.no_reader", Kind::kNotFound, {}, command.substr(0, command.find(' ')));
  std::string out;
  std::array<char, 1 << 16> part;
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe)) out.append(part.data(), got);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotInstalled)
    return fail("access.bench.no_reader", Kind::kNotFound, {}, command.substr(0, command.find(' ')));
  return out;
}

std::string lower_latin(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    out += static_cast<char>((b >= 'A' && b <= 'Z') || (b >= 0xC0 && b <= 0xDE && b != 0xD7) ? b + 0x20 : b);
  }
  return out;
}

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

// All strings of the file one after the other, decoded as far as PDF's own escapes go.
std::string strings_of(std::string_view objects) {
  std::string out;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (objects[i] == '(') {
      int depth = 1;
      for (++i; i < objects.size() && depth > 0; ++i) {
        const char c = objects[i];
        if (c == '\\' && i + 1 < objects.size()) {
          const char e = objects[++i];
          if (e >= '0' && e <= '7') {
            int value = 0, count = 0;
            for (; count < 3 && i < objects.size() && objects[i] >= '0' && objects[i] <= '7'; ++count, ++i) value = value * 8 + (objects[i] - '0');
            --i;
            out += static_cast<char>(value);
          } else {
            out += e == 'n' ? '\n' : e == 'r' ? '\r' : e == 't' ? '\t' : e == 'b' ? '\b' : e == 'f' ? '\f' : e;
          }
        } else if (c == '(') {
          ++depth, out += c;
        } else if (c == ')') {
          if (--depth > 0) out += c;
        } else {
          out += c;
        }
      }
      --i;
    } else if (objects[i] == '<' && i + 1 < objects.size() && digit(objects[i + 1]) >= 0) {
      int half = -1;
      for (++i; i < objects.size() && objects[i] != '>'; ++i) {
        const int d = digit(objects[i]);
        if (d < 0) continue;
        if (half < 0) half = d;
        else out += static_cast<char>(half * 16 + d), half = -1;
      }
    }
  }
  return out;
}

std::string unescaped_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool holds(std::string_view bytes, std::string_view part) { return !part.empty() && bytes.find(part) != std::string_view::npos; }

bool in_bytes(std::string_view bytes, std::string_view name) {
  const std::string lower = lower_latin(bytes);
  const std::string wide = utf16_bytes(name).substr(2);
  return holds(lower, lower_latin(latin_bytes(name))) || holds(lower, lower_latin(name)) || holds(lower, lower_latin(wide));
}

std::string as_references(std::string_view name) {
  std::string out;
  for (const char32_t c : base::decode(name)) out += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
  return out;
}

}  // namespace

std::string bare_letters(std::string_view utf8) {
  std::string out;
  for (const char32_t c : base::decode(utf8))
    if (base::is_letter(c) || (c >= U'0' && c <= U'9')) base::append(out, base::lower(c));
  return out;
}

Result<OutsideView> seen_outside(std::string_view pdf) {
  const ShortLived file(pdf);
  OutsideView view;
  TRY(view.text, said("pdftotext " + file.path() + " -"));
  TRY(view.drawn, said("pdftotext -raw " + file.path() + " -"));
  TRY(view.objects, said("qpdf --qdf --object-streams=disable --decode-level=all " + file.path() + " -"));
  return view;
}

Result<std::string> seen_in_pixels(std::string_view pdf) {
  const ShortLived file(pdf);
  TRY_VOID(said("pdftoppm -v"));
  TRY_VOID(said("tesseract --version"));
  return said("pdftoppm -r 200 -gray -f 1 -l 1 -singlefile " + file.path() + " | OMP_THREAD_LIMIT=1 tesseract - - -l dan --psm 11");
}

std::vector<std::string> readers_of_name(const OutsideView& view, std::string_view name, const std::vector<std::string>& traces) {
  std::vector<std::string> readers;
  const std::string wanted = bare_letters(name);
  if (holds(bare_letters(view.text), wanted) || holds(bare_letters(view.drawn), wanted)) readers.emplace_back("text");
  const std::string strings = strings_of(view.objects);
  std::string joined;  // strings that are Latin or UTF-16, without what stands between letters
  for (const char c : lower_latin(strings))
    if (static_cast<unsigned char>(c) > ' ' && c != '-') joined += c;
  std::string plain;
  for (const char c : lower_latin(latin_bytes(name)))
    if (c != ' ' && c != '-') plain += c;
  if (in_bytes(view.objects, name) || in_bytes(strings, name) || holds(joined, plain) || in_bytes(unescaped_percent(view.objects), name) || holds(view.objects, as_references(name)))
    readers.emplace_back("objects");
  for (const std::string& trace : traces)
    if (holds(strings, trace)) {
      readers.emplace_back("codes");
      break;
    }
  return readers;
}

}  // namespace meretid::access::bench
