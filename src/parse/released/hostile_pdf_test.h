// SPDX-License-Identifier: EUPL-1.2
// PDFs of one page, written by hand, with a value hidden in any place that a PDF has. For the tests of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::parse::testing {

/// What a page holds beside plain text. Objects are numbered from kFirstExtra in the order of `objects`.
struct PdfParts {
  std::string content;                  ///< operators of the page; font /F is Helvetica
  std::string page = {};                ///< more keys of the page
  std::string catalogue = {};           ///< more keys of the catalogue
  std::string trailer = {};             ///< more keys of the trailer
  std::string resources = {};           ///< more keys of the page's resources
  std::vector<std::string> objects = {};
};
inline constexpr int kFirstExtra = 6;

std::string pdf(const PdfParts& parts);
/// The same file with a newer version of its page behind it: the old content stays inside, reachable by nobody but a curious reader.
std::string updated(const std::string& file, const std::string& new_content);

std::string stream(std::string_view keys, std::string_view bytes);
/// One line of text at (x, y) from the bottom left, in points.
std::string line(double x, double y, std::string_view windows_1252, double size = 12);
/// "<FEFF…>", how a PDF writes text that is not Latin.
std::string utf16_string(std::string_view ascii);

}  // namespace meretid::parse::testing
