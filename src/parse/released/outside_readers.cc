// SPDX-License-Identifier: EUPL-1.2
#include "parse/released/outside_readers.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>

namespace meretid::parse::testing {
namespace {

/// A file that is gone with the object.
class Scratch {
 public:
  explicit Scratch(std::string_view bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "meretid-test-XXXXXX").string();
    ::close(::mkstemp(pattern.data()));
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Scratch() { std::filesystem::remove(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((command + " 2>/dev/null").c_str(), "r"), ::pclose);
  std::string out;
  std::array<char, 1 << 16> part;
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe.get())) out.append(part.data(), got);
  return out;
}

}  // namespace

std::string plain_text(std::string_view pdf) {
  const Scratch file(pdf);
  return output_of("pdftotext -layout " + file.path() + " -");
}

std::string unpacked(std::string_view pdf) {
  const Scratch file(pdf);
  return output_of("qpdf --qdf --object-streams=disable --decode-level=all " + file.path() + " -");
}

std::string complaints(std::string_view pdf) {
  const Scratch file(pdf);
  const std::string said = output_of("qpdf --check " + file.path() + " 2>&1; echo status $?");
  return said.find("status 0") == std::string::npos ? said : std::string();
}

std::string seen(std::string_view pdf, int turn) {
  const Scratch file(pdf);
  return output_of("qpdf --rotate=+" + std::to_string(turn) + " " + file.path() +
                   " - | pdftoppm -r 200 -gray -f 1 -l 1 -singlefile - | OMP_THREAD_LIMIT=1 tesseract - - -l dan --psm 6");
}

WordsOfPage words(std::string_view pdf) {
  const Scratch file(pdf);
  const std::string html = output_of("pdftotext -cropbox -bbox -f 1 -l 1 " + file.path() + " -");
  WordsOfPage page;
  static const std::regex kPage(R"re(<page width="([^"]+)" height="([^"]+)")re");
  static const std::regex kWord(R"re(<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</word>)re");
  if (std::smatch m; std::regex_search(html, m, kPage)) {
    page.width = std::stod(m[1]);
    page.height = std::stod(m[2]);
  }
  for (std::sregex_iterator it(html.begin(), html.end(), kWord), end; it != end; ++it)
    page.words.push_back({0, {std::stod((*it)[1]), std::stod((*it)[2]), std::stod((*it)[3]), std::stod((*it)[4])}, (*it)[5]});
  return page;
}

}  // namespace meretid::parse::testing
