// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/stemmer.h"

#include <libstemmer.h>

#include <cassert>
#include <new>

namespace meretid::retrieval {

void Stemmer::Ends::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("danish", "UTF_8")) {
  assert(stemmer_ && "every libstemmer knows Danish");
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view lower_word) const {
  // It answers nothing only where memory is out.
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(lower_word.data()), static_cast<int>(lower_word.size()));
  if (!stem) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace meretid::retrieval
