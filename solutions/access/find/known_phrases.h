// SPDX-License-Identifier: EUPL-1.2
// Names and phrases known beforehand: given names and surnames of the reference lists, towns, streets, and what
// train/known.txt writes down (places, organisations, titles). Kept as hashes, so a phrase costs six bytes and no text is
// carried. Immutable; thread-safe; one look-up about 20 ns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "learn/bytes.h"
#include "learn/large_pages.h"

namespace meretid::access {

/// Bits; a phrase may be several things.
enum Known : std::uint16_t {
  kKnownFrequentFirst = 1,
  kKnownFirst = 2,
  kKnownSurname = 4,
  kKnownTown = 8,
  kKnownForeignFirst = 16,     ///< of the neighbours' languages
  kKnownForeignSurname = 32,
  kKnownTitle = 64,            ///< stands before names: "direktør"
  kKnownPlace = 128,
  kKnownOrganisation = 256,
  kKnownStreet = 512,
  kKnownBegins = 1024,         ///< first word of a longer phrase
  kKnownSmall = 2048,          ///< running text writes it small far more often than with a capital
  kKnownCapital = 4096,        ///< the other way round, also where no sentence begins
};
inline constexpr std::uint16_t kKnownUsage = kKnownSmall | kKnownCapital;
inline constexpr std::uint16_t kKnownNames = 63;    ///< single words: kinds of names and towns
/// What speaks for a person; a rare given name does not, almost any word is one.
inline constexpr std::uint16_t kListedName = kKnownFrequentFirst | kKnownSurname | kKnownForeignFirst | kKnownForeignSurname;
inline constexpr std::uint16_t kKnownPhrases = kKnownTown | kKnownPlace | kKnownOrganisation | kKnownStreet;

class KnownPhrases {
 public:
  static constexpr std::size_t kLongest = 6;  // words

  KnownPhrases() = default;
  /// In lower case, one blank between words.
  explicit KnownPhrases(const std::vector<std::pair<std::u32string, std::uint16_t>>& phrases);

  std::uint16_t of(std::u32string_view lower_phrase) const;
  /// The better of with and without a genitive -s.
  std::uint16_t of_genitive(std::u32string_view lower_phrase) const;

  void write(learn::ByteWriter& out) const;
  static Result<KnownPhrases> read(learn::ByteReader& in);
  std::size_t size() const { return keys_.size(); }

 private:
  void index();
  std::vector<std::uint32_t> keys_;   // sorted
  std::vector<std::uint16_t> bits_;
  struct Slot { std::uint32_t key; std::uint16_t bits; };
  learn::LargeTable<Slot> slots_;     // open addressing, made by index()
};

}  // namespace meretid::access
