// SPDX-License-Identifier: EUPL-1.2
// Files for tests, made on the spot: sound ones and bad ones. Not thread-safe per object.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace meretid::parse {

/// Objects in the order they are added, numbered from 1; the first is the catalogue.
class MadePdf {
 public:
  int add(const std::string& body);
  int add_stream(const std::string& dictionary, const std::string& content);
  std::string bytes() const;

 private:
  std::vector<std::string> objects_;
};

/// One line of Helvetica on each page.
std::string pdf_of_lines(const std::vector<std::string>& lines, const std::string& page_extra = "");
/// `pages` pages "Side 1", "Side 2" …
std::string pdf_of_pages(int pages);
/// The same file, but only `password` opens it.
std::string pdf_with_password(const std::string& pdf, const std::string& password);

using Members = std::vector<std::pair<std::string, std::string>>;
/// `flags`: of each member's general purpose bits; 1 says "encrypted".
std::string zip_of(const Members& members, std::uint16_t flags = 0);

/// A grey PNG of one colour; `told_width` x `told_height` is what its header says.
std::string png_header(std::uint32_t told_width, std::uint32_t told_height);

}  // namespace meretid::parse
