// SPDX-License-Identifier: EUPL-1.2
// PDFs of one page with a planted name: drawn on the page as a reader sees it, and once more in one or several of the places where a
// PDF can hold a text. The places are those of the reference measurement of MuPDF 1.21.1. Pure; the same recipe gives the same file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "solutions/access/bench/adversary/lettering.h"

namespace meretid::access::bench {

enum class Place {
  kPlain, kKerned, kInvisible, kTagged, kStructActualText, kStructAlt, kForm, kLinkUri, kUnderBox,  // removed by MuPDF
  kTitle, kAuthor, kXmp, kEmbeddedFile, kOutline, kLayerName, kLayerOff, kInlineActualText, kPropertyActualText, kPattern, kComment, kField,
};
inline constexpr int kPlaces = 21;
inline constexpr int kRemovedByMuPdf = 9;
std::string_view to_text(Place place);  ///< "layer_off", for ids

/// How the page lies and what its operators stand in.
enum class Setting { kPlain, kTurnedPage, kTurnedText, kTilted, kScaled, kCropped, kInForm, kFormInForm, kAsciiHex };
inline constexpr int kSettings = 9;

struct Recipe {
  std::uint64_t seed = 0;
  std::string name;            ///< what must be gone
  std::vector<Place> places;
  Coding coding = Coding::kWinAnsi;
  Cutting cutting = Cutting::kWhole;
  Writing writing = Writing::kParentheses;
  Setting setting = Setting::kPlain;
  bool wide_strings = false;   ///< texts outside content in UTF-16
  bool only_there = false;     ///< the page itself shows another name, where the place is not of its line
};
Recipe one_place(Place place);
/// Any of everything: one to four places, and how it is written.
Recipe drawn_recipe(std::uint64_t seed);
std::string described(const Recipe& recipe);  ///< one line, for whoever repeats it

struct PlantedPdf {
  std::string pdf;
  std::string name;
  std::vector<std::string> traces;     ///< bytes that stand for the name in this file's own codes
  std::vector<std::string> neighbours; ///< words beside it, which shall stay
};
PlantedPdf planted(const Recipe& recipe);

}  // namespace meretid::access::bench
