// SPDX-License-Identifier: EUPL-1.2
// One block of a .osm.pbf file (PrimitiveBlock of osmformat.proto): its table of words and its groups of nodes, ways and
// relations. Everything in it is untrusted: what does not fit throws BadBlock, which read_pbf.cc turns into an Error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <protozero/iterators.hpp>
#include <protozero/types.hpp>

#include "solutions/homecare/roads/map/collector.h"

namespace meretid::homecare::roads {

struct BadBlock {
  std::string expected, found;
};

class PbfBlock {
 public:
  PbfBlock(std::string_view bytes, Pass pass, Collector& collector) : bytes_(bytes), pass_(pass), collector_(collector) {}
  /// Throws BadBlock and protozero::exception.
  Result<void> read();

 private:
  using Unsigned = protozero::iterator_range<protozero::const_varint_iterator<std::uint32_t>>;

  void read_table(std::string_view bytes);
  void read_settings();
  Result<void> read_group(std::string_view bytes);
  void read_dense(std::string_view bytes);
  void read_node(std::string_view bytes);
  Result<void> read_way(std::string_view bytes);
  void read_relation(std::string_view bytes);

  /// A word's number comes from the file.
  std::string_view word(std::uint64_t number) const;
  void add_tag(std::uint64_t key, std::uint64_t value);
  void add_tags(const Unsigned& keys, const Unsigned& values);
  Point place(std::uint64_t lat, std::uint64_t lon) const;

  std::string_view bytes_;
  Pass pass_;
  Collector& collector_;
  std::vector<std::string_view> words_;
  std::vector<std::optional<Key>> keys_;  ///< for each word, whether it is a key we keep
  std::int64_t granularity_ = 100, lat_offset_ = 0, lon_offset_ = 0;
  TagList tags_;
  std::vector<std::int64_t> refs_;
};

}  // namespace meretid::homecare::roads
