// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/adversary/lettering.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.h"
#include "parse/drawn/standard_widths.h"

namespace meretid::access::bench {
namespace {

constexpr double kEven = 0.6;  // the width of all letters of the fonts that bring their own

std::string utf8_of(char32_t c) {
  std::string out;
  base::append(out, c);
  return out;
}

}  // namespace

Lettering::Lettering(MadePdf& pdf, Coding coding, std::string_view text, Rng& rng) : coding_(coding) {
  const std::u32string letters = base::decode(text);
  std::set<char32_t> each(letters.begin(), letters.end());
  each.insert(U' ');
  std::vector<int> order;
  for (int i = 0; i < static_cast<int>(each.size()); ++i) order.push_back(i);
  if (coding == Coding::kToUnicode || coding == Coding::kComposite) rng.shuffle(order);
  std::size_t next = 0;
  for (const char32_t c : each) {
    const int place = order[next++];
    switch (coding) {
      case Coding::kWinAnsi: codes_[c] = latin_bytes(utf8_of(c)); break;
      case Coding::kDifferences:
      case Coding::kType3: codes_[c] = std::string(1, static_cast<char>(1 + place)); break;
      case Coding::kToUnicode: codes_[c] = std::string(1, static_cast<char>(33 + place)); break;
      case Coding::kComposite: codes_[c] = {static_cast<char>(1 + place / 200), static_cast<char>(3 + place)}; break;
    }
  }
  switch (coding) {
    case Coding::kWinAnsi: font_ = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"); break;
    case Coding::kDifferences: simple_font(pdf, true); break;
    case Coding::kToUnicode: simple_font(pdf, false); break;
    case Coding::kComposite: composite_font(pdf); break;
    case Coding::kType3: type3_font(pdf); break;
  }
}

std::string Lettering::codes(std::string_view text) const {
  std::string out;
  for (const char32_t c : base::decode(text)) out += codes_.at(c);
  return out;
}

double Lettering::letter_width(char32_t letter) const {
  return coding_ == Coding::kWinAnsi ? parse::drawn::standard_width("Helvetica", utf8_of(letter)) / 1000 : kEven;
}

double Lettering::width(std::string_view text) const {
  double all = 0;
  for (const char32_t c : base::decode(text)) all += letter_width(c);
  return all;
}

int Lettering::to_unicode(MadePdf& pdf, bool wide) const {
  std::string map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n1 begincodespacerange\n";
  map += wide ? "<0000> <FFFF>\n" : "<00> <FF>\n";
  map += fmt::format("endcodespacerange\n{} beginbfchar\n", codes_.size());
  for (const auto& [letter, code] : codes_) map += in_hex(code) + fmt::format(" <{:04X}>\n", static_cast<std::uint32_t>(letter));
  return pdf.add_stream("", map + "endbfchar\nendcmap end end\n");
}

void Lettering::simple_font(MadePdf& pdf, bool differences) {
  const int descriptor = pdf.add("<< /Type /FontDescriptor /FontName /ABCDEF+Sans /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 720 /Descent -200 /CapHeight 700 /StemV 80 >>");
  std::string widths, names;
  for (int i = 0; i < 256; ++i) widths += "600 ";
  for (const auto& [letter, code] : codes_) names += fmt::format("{} /uni{:04X} ", static_cast<unsigned char>(code[0]), static_cast<std::uint32_t>(letter));
  const std::string meaning = differences ? "/Encoding << /Type /Encoding /Differences [" + names + "] >>" : "/ToUnicode " + reference(to_unicode(pdf, false));
  font_ = pdf.add("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Sans /FirstChar 0 /LastChar 255 /Widths [" + widths + "] /FontDescriptor " + reference(descriptor) + " " + meaning + " >>");
}

void Lettering::composite_font(MadePdf& pdf) {
  const int descriptor = pdf.add("<< /Type /FontDescriptor /FontName /ABCDEF+Sans /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 720 /Descent -200 /CapHeight 700 /StemV 80 >>");
  const int descendant = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Sans /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /CIDToGIDMap /Identity /FontDescriptor " +
                                 reference(descriptor) + " >>");
  const int map = to_unicode(pdf, true);
  font_ = pdf.add("<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Sans /Encoding /Identity-H /DescendantFonts [" + reference(descendant) + "] /ToUnicode " + reference(map) + " >>");
}

void Lettering::type3_font(MadePdf& pdf) {
  const int stroke = pdf.add_stream("", "600 0 d0 100 0 300 600 re f");
  std::string names, procedures, widths;
  int first = 255, last = 0;
  for (const auto& [letter, code] : codes_) {
    const int at = static_cast<unsigned char>(code[0]);
    first = std::min(first, at), last = std::max(last, at);
    names += fmt::format("{} /g{} ", at, at);
    procedures += fmt::format("/g{} {} ", at, reference(stroke));
  }
  for (int i = first; i <= last; ++i) widths += "600 ";
  const int map = to_unicode(pdf, false);
  font_ = pdf.add(fmt::format("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar {} /LastChar {} /Widths [{}] "
                              "/Encoding << /Type /Encoding /Differences [{}] >> /CharProcs << {} >> /Resources << >> /ToUnicode {} >>",
                              first, last, widths, names, procedures, reference(map)));
}

std::string Lettering::string(std::u32string_view letters, Writing writing) const {
  std::string bytes;
  for (const char32_t c : letters) bytes += codes_.at(c);
  return writing == Writing::kHex ? in_hex(bytes) : writing == Writing::kOctal ? in_octal(bytes) : in_parentheses(bytes);
}

std::string Lettering::operators(const Line& line, Rng& rng) const {
  const std::u32string letters = base::decode(line.text);
  const double angle = line.turn * std::acos(-1.0) / 180, cos = std::cos(angle), sin = std::sin(angle);
  const auto matrix = [&](double along, double up) {
    return fmt::format("{:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} Tm ", cos, sin, -sin, cos, line.x + along * cos - up * sin, line.y + along * sin + up * cos);
  };
  std::string out = fmt::format("BT /F {} Tf {} Tr ", line.size, line.mode) + matrix(0, 0);
  const auto text = [&](std::u32string_view part) { return string(part, line.writing); };
  switch (line.cutting) {
    case Cutting::kWhole: out += text(letters) + " Tj "; break;
    case Cutting::kKerned: {
      out += "[";
      for (std::size_t at = 0; at < letters.size();) {
        const auto part = static_cast<std::size_t>(rng.between(1, 4));
        out += text(std::u32string_view(letters).substr(at, part)) + fmt::format(" {} ", rng.between(-30, 30));
        at += part;
      }
      out += "] TJ ";
      break;
    }
    case Cutting::kLetters:
      for (std::size_t i = 0; i < letters.size(); ++i)
        out += text(letters.substr(i, 1)) + " Tj " + fmt::format("{:.4f} 0 Td ", letter_width(letters[i]) * line.size);
      break;
    case Cutting::kScattered: {
      std::vector<std::pair<std::size_t, double>> places;
      double along = 0;
      for (std::size_t i = 0; i < letters.size(); ++i) places.emplace_back(i, along), along += letter_width(letters[i]) * line.size;
      rng.shuffle(places);
      for (const auto& [i, at] : places) out += matrix(at, 0) + text(letters.substr(i, 1)) + " Tj ";
      break;
    }
    case Cutting::kNextLine:
      out += matrix(0, 14) + (rng.chance(0.5) ? "14 TL " + text(letters) + " ' " : "14 TL 0 0 " + text(letters) + " \" ");
      break;
    case Cutting::kSpaced: out += "1.5 Tc " + text(letters) + " Tj 0 Tc "; break;
    case Cutting::kStreams: {
      const std::size_t half = letters.size() / 2;
      out += text(letters.substr(0, half)) + " Tj\n" + std::string(kStreamCut) + text(letters.substr(half)) + " Tj ";
      break;
    }
  }
  return out + "0 Tr ET\n";
}

}  // namespace meretid::access::bench
