// SPDX-License-Identifier: EUPL-1.2
// PDFs written object by object, as no program would write them: for what hides in odd places. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meretid::access::bench {

class MadePdf {
 public:
  /// Gives the object's number.
  int add(std::string object);
  int add_stream(std::string_view keys, std::string_view bytes);
  /// A number for an object that comes later, with set().
  int reserve() { return add("null"); }
  void set(int number, std::string object) { objects_[static_cast<std::size_t>(number) - 1] = std::move(object); }

  /// `trailer`: more keys of the trailer.
  std::string file(int root, std::string_view trailer = {}) const;

 private:
  std::vector<std::string> objects_;
};

std::string reference(int number);                    ///< "6 0 R"
std::string stream_object(std::string_view keys, std::string_view bytes);
std::string in_parentheses(std::string_view bytes);   ///< "(…)", with its escapes
std::string in_octal(std::string_view bytes);         ///< "(\122\141…)"
std::string in_hex(std::string_view bytes);           ///< "<5261…>"
std::string utf16_bytes(std::string_view utf8);       ///< big-endian, with its mark
/// One byte a letter; letters beyond U+00FF become '?'.
std::string latin_bytes(std::string_view utf8);

}  // namespace meretid::access::bench
