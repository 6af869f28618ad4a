// SPDX-License-Identifier: EUPL-1.2
// What the width of a gap tells. Every surname of the reference list is set in Helvetica between two numbers, all are struck by the
// engine's own step (parse/strike.h), and of each line is read what anybody can read: how far the pen moves in the content stream, and how wide the box
// is. Surnames whose lines tell the same are candidates for each other. Before: surnames that are equally wide in Helvetica.
#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "parse/drawn/standard_widths.h"
#include "parse/read.h"
#include "parse/strike.h"
#include "solutions/access/bench/adversary/made_pdf.h"
#include "solutions/access/bench/adversary/outside.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {
namespace {

constexpr std::size_t kLinesOfPage = 50;

std::string pages_of(const std::vector<std::string>& names) {
  MadePdf pdf;
  const int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"), pages = pdf.reserve();
  std::string kids;
  std::int64_t count = 0;
  for (std::size_t first = 0; first < names.size(); first += kLinesOfPage, ++count) {
    std::string content;
    for (std::size_t i = first; i < std::min(first + kLinesOfPage, names.size()); ++i)
      content += fmt::format("BT /F 12 Tf 1 0 0 1 60 {} Tm {} Tj ET\n", 790 - 15 * (i - first), in_parentheses(fmt::format("{:05} ", i) + latin_bytes(names[i]) + " 99999"));
    const int stream = pdf.add_stream("", content);
    kids += reference(pdf.add(fmt::format("<< /Type /Page /Parent {} /MediaBox [0 0 595 842] /Contents {} /Resources << /Font << /F {} >> >> >>", reference(pages), reference(stream), reference(font)))) + " ";
  }
  pdf.set(pages, fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, count));
  return pdf.file(pdf.add("<< /Type /Catalog /Pages " + reference(pages) + " >>"));
}

// What each line tells, by the number at its head; a line that tells more than one gap is its own.
std::map<std::size_t, std::string> told(const std::string& objects) {
  static const std::regex kText(R"(BT /F 12 Tf ([^\n]*?) ET)"), kHead(R"(\((\d{5}))"), kHeight(R"([-0-9.]+ Tm)"), kBox(R"(q 0 g [-0-9.]+ [-0-9.]+ ([0-9.]+) [0-9.]+ re f Q)");
  std::map<std::size_t, std::string> lines;
  for (std::size_t at = 0; at < objects.size();) {
    const std::size_t end = std::min(objects.find("endstream", at), objects.size());
    const std::string content = objects.substr(at, end - at);
    std::vector<std::string> boxes;
    for (std::sregex_iterator it(content.begin(), content.end(), kBox), none; it != none; ++it) boxes.push_back((*it)[1]);
    std::size_t line = 0;
    for (std::sregex_iterator it(content.begin(), content.end(), kText), none; it != none; ++it, ++line) {
      const std::string operators = (*it)[1];
      std::smatch head;
      if (!std::regex_search(operators, head, kHead)) continue;
      // All that the line says but its number and its height on the page.
      lines[std::stoul(head[1])] = std::regex_replace(std::regex_replace(operators, kHead, "("), kHeight, "Tm") + " " + (line < boxes.size() ? boxes[line] : "no box");
    }
    at = end + 1;
  }
  return lines;
}

std::size_t median(std::vector<std::size_t> sizes) {
  if (sizes.empty()) return 0;
  std::sort(sizes.begin(), sizes.end());
  return sizes[sizes.size() / 2];
}

}  // namespace

Result<std::vector<Row>> width_rows(const std::filesystem::path& data) {
  TRY(const Sources sources, read_sources(data));
  std::set<std::string> each;
  for (const std::string& name : sources.surnames)
    if (base::length(name) > 1 && name.find_first_of("0123456789") == std::string::npos) each.insert(name);
  const std::vector<std::string> names(each.begin(), each.end());
  const parse::Sandbox sandbox;
  TRY(const parse::Input source, parse::Input::of_bytes(pages_of(names)));
  parse::StrikePlan plan;
  const parse::Document read = parse::Reader(sandbox).read("navne.pdf", source).document;
  const base::OffsetIndex offsets(read.text);
  for (const parse::Word& word : read.words)
    if (offsets.slice(word.start, word.end).find_first_of("0123456789") == std::string_view::npos) plan.boxes.push_back({word.page, word.box, {}});
  TRY(const parse::StruckPdf struck, parse::strike(sandbox, source, plan, std::nullopt, "navne.pdf"));
  TRY(const OutsideView view, seen_outside(struck.pdf));
  const auto lines = told(view.objects);

  std::map<std::string, std::size_t> alike, before;
  std::vector<std::string> exact;
  std::size_t untold = 0;
  for (const auto& [number, tells] : lines) ++alike[tells];
  for (const std::string& name : names) {
    double width = 0;
    for (const char32_t c : base::decode(name)) {
      std::string letter;
      base::append(letter, c);
      width += parse::drawn::standard_width("Helvetica", letter);
    }
    exact.push_back(std::to_string(width));
    ++before[exact.back()];
  }
  std::vector<std::size_t> sizes, sizes_before;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto line = lines.find(i);
    if (line == lines.end()) ++untold, sizes.push_back(1);
    else sizes.push_back(alike[line->second]);
    sizes_before.push_back(before[exact[i]]);
  }
  const std::string of = "of " + std::to_string(names.size()) + " surnames, ";
  return std::vector<Row>{
      {"widths.candidates_median", static_cast<double>(median(sizes)), "names", {}, {}, 1000.0, of + "those that could have stood in the gap of a struck one: the same pen movement and box; Helvetica, 12 points, inside a line"},
      {"widths.candidates_least", static_cast<double>(*std::min_element(sizes.begin(), sizes.end())), "names", {}, {}, {}, "the same for the surname that its gap tells most about" + (untold > 0 ? "; " + std::to_string(untold) + " lines not as expected, counted as 1" : std::string())},
      {"widths.gaps", static_cast<double>(alike.size()), "gaps", {}, {}, {}, "different gaps that are left of all surnames; exact widths would be " + std::to_string(before.size())},
      {"widths.candidates_without_grid", static_cast<double>(median(sizes_before)), "names", {}, {}, {}, of + "median of those equally wide in Helvetica: what a gap tells that keeps its width"}};
}

}  // namespace meretid::access::bench
