// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/pbf_block.h"

#include <protozero/pbf_reader.hpp>

namespace meretid::homecare::roads {
namespace {

using protozero::pbf_reader;
using protozero::pbf_wire_type;
using protozero::tag_and_type;

// Field numbers of osmformat.proto.
constexpr std::uint32_t kBytes = tag_and_type(1, pbf_wire_type::length_delimited);  // StringTable.s, PrimitiveBlock.stringtable
constexpr std::uint32_t kGroup = tag_and_type(2, pbf_wire_type::length_delimited);
constexpr std::uint32_t kGranularity = tag_and_type(17, pbf_wire_type::varint);
constexpr std::uint32_t kLatOffset = tag_and_type(19, pbf_wire_type::varint), kLonOffset = tag_and_type(20, pbf_wire_type::varint);
constexpr std::uint32_t kNodes = tag_and_type(1, pbf_wire_type::length_delimited), kDense = tag_and_type(2, pbf_wire_type::length_delimited);
constexpr std::uint32_t kWays = tag_and_type(3, pbf_wire_type::length_delimited), kRelations = tag_and_type(4, pbf_wire_type::length_delimited);
constexpr std::uint32_t kId = tag_and_type(1, pbf_wire_type::varint);
constexpr std::uint32_t kKeys = tag_and_type(2, pbf_wire_type::length_delimited), kValues = tag_and_type(3, pbf_wire_type::length_delimited);
constexpr std::uint32_t kNodeLat = tag_and_type(8, pbf_wire_type::varint), kNodeLon = tag_and_type(9, pbf_wire_type::varint);
constexpr std::uint32_t kDenseId = tag_and_type(1, pbf_wire_type::length_delimited);
constexpr std::uint32_t kPacked8 = tag_and_type(8, pbf_wire_type::length_delimited), kPacked9 = tag_and_type(9, pbf_wire_type::length_delimited);
constexpr std::uint32_t kPacked10 = tag_and_type(10, pbf_wire_type::length_delimited);

std::string_view text(const protozero::data_view& view) { return {view.data(), view.size()}; }

/// Numbers as differences; sums wrap instead of overflowing, since the file is not trusted.
class Sum {
 public:
  std::int64_t add(std::int64_t difference) { return static_cast<std::int64_t>(value_ += static_cast<std::uint64_t>(difference)); }
  std::uint64_t add_raw(std::int64_t difference) { return value_ += static_cast<std::uint64_t>(difference); }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace

Result<void> PbfBlock::read() {
  read_settings();
  pbf_reader block(bytes_.data(), bytes_.size());
  while (block.next()) {
    if (block.tag_and_type() == kGroup) {
      TRY_VOID(read_group(text(block.get_view())));
    } else {
      block.skip();
    }
  }
  return {};
}

void PbfBlock::read_settings() {
  pbf_reader block(bytes_.data(), bytes_.size());
  while (block.next()) {
    switch (block.tag_and_type()) {
      case kBytes: read_table(text(block.get_view())); break;
      case kGranularity: granularity_ = block.get_int32(); break;
      case kLatOffset: lat_offset_ = block.get_int64(); break;
      case kLonOffset: lon_offset_ = block.get_int64(); break;
      default: block.skip();
    }
  }
  if (granularity_ <= 0) throw BadBlock{"granularity 1-", std::to_string(granularity_)};
}

void PbfBlock::read_table(std::string_view bytes) {
  pbf_reader table(bytes.data(), bytes.size());
  while (table.next()) {
    if (table.tag_and_type() != kBytes) {
      table.skip();
      continue;
    }
    words_.push_back(text(table.get_view()));
    keys_.push_back(key_named(words_.back()));
  }
}

Result<void> PbfBlock::read_group(std::string_view bytes) {
  pbf_reader group(bytes.data(), bytes.size());
  while (group.next()) {
    const auto kind = group.tag_and_type();
    const bool now = pass_ == Pass::kWays ? kind == kWays || kind == kRelations : kind == kNodes || kind == kDense;
    if (!now) {
      group.skip();
      continue;
    }
    const std::string_view element = text(group.get_view());
    if (kind == kNodes) read_node(element);
    if (kind == kDense) read_dense(element);
    if (kind == kRelations) read_relation(element);
    if (kind == kWays) TRY_VOID(read_way(element));
  }
  return {};
}

void PbfBlock::read_dense(std::string_view bytes) {
  pbf_reader dense(bytes.data(), bytes.size());
  protozero::iterator_range<pbf_reader::const_sint64_iterator> ids, lats, lons;
  protozero::iterator_range<pbf_reader::const_int32_iterator> words;
  while (dense.next()) {
    switch (dense.tag_and_type()) {
      case kDenseId: ids = dense.get_packed_sint64(); break;
      case kPacked8: lats = dense.get_packed_sint64(); break;
      case kPacked9: lons = dense.get_packed_sint64(); break;
      case kPacked10: words = dense.get_packed_int32(); break;
      default: dense.skip();
    }
  }
  Sum id, lat, lon;
  auto lat_at = lats.begin(), lon_at = lons.begin();
  auto word_at = words.begin();
  for (auto id_at = ids.begin(); id_at != ids.end(); ++id_at) {
    if (lat_at == lats.end() || lon_at == lons.end()) throw BadBlock{"DenseNodes: id, lat, lon", "lat, lon"};
    const std::int64_t node = id.add(*id_at);
    const std::uint64_t y = lat.add_raw(*lat_at++), x = lon.add_raw(*lon_at++);
    tags_.clear();
    while (word_at != words.end()) {
      const std::int32_t key = *word_at++;
      if (key == 0) break;
      if (word_at == words.end()) throw BadBlock{"DenseNodes: key, value", "key"};
      add_tag(static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(*word_at++));
    }
    if (collector_.wants(node)) collector_.node(node, place(y, x), tags_);
  }
}

void PbfBlock::read_node(std::string_view bytes) {
  pbf_reader node(bytes.data(), bytes.size());
  std::optional<std::int64_t> id, lat, lon;
  Unsigned keys, values;
  while (node.next()) {
    switch (node.tag_and_type()) {
      case kId: id = node.get_sint64(); break;
      case kKeys: keys = node.get_packed_uint32(); break;
      case kValues: values = node.get_packed_uint32(); break;
      case kNodeLat: lat = node.get_sint64(); break;
      case kNodeLon: lon = node.get_sint64(); break;
      default: node.skip();
    }
  }
  if (!id || !lat || !lon) throw BadBlock{"Node: id, lat, lon", id ? "id" : "-"};
  add_tags(keys, values);
  if (collector_.wants(*id)) collector_.node(*id, place(static_cast<std::uint64_t>(*lat), static_cast<std::uint64_t>(*lon)), tags_);
}

Result<void> PbfBlock::read_way(std::string_view bytes) {
  pbf_reader way(bytes.data(), bytes.size());
  std::optional<std::int64_t> id;
  Unsigned keys, values;
  protozero::iterator_range<pbf_reader::const_sint64_iterator> refs;
  while (way.next()) {
    switch (way.tag_and_type()) {
      case kId: id = way.get_int64(); break;
      case kKeys: keys = way.get_packed_uint32(); break;
      case kValues: values = way.get_packed_uint32(); break;
      case kPacked8: refs = way.get_packed_sint64(); break;
      default: way.skip();
    }
  }
  if (!id) throw BadBlock{"Way: id", "-"};
  add_tags(keys, values);
  if (!is_road(tags_)) return {};
  refs_.clear();
  Sum ref;
  for (const std::int64_t difference : refs) refs_.push_back(ref.add(difference));
  return collector_.way(*id, refs_, tags_);
}

void PbfBlock::read_relation(std::string_view bytes) {
  pbf_reader relation(bytes.data(), bytes.size());
  std::optional<std::int64_t> id;
  Unsigned keys, values;
  protozero::iterator_range<pbf_reader::const_int32_iterator> roles, kinds;
  protozero::iterator_range<pbf_reader::const_sint64_iterator> refs;
  while (relation.next()) {
    switch (relation.tag_and_type()) {
      case kId: id = relation.get_int64(); break;
      case kKeys: keys = relation.get_packed_uint32(); break;
      case kValues: values = relation.get_packed_uint32(); break;
      case kPacked8: roles = relation.get_packed_int32(); break;
      case kPacked9: refs = relation.get_packed_sint64(); break;
      case kPacked10: kinds = relation.get_packed_int32(); break;
      default: relation.skip();
    }
  }
  if (!id) throw BadBlock{"Relation: id", "-"};
  add_tags(keys, values);
  std::vector<Member> members;
  Sum ref;
  auto role_at = roles.begin(), kind_at = kinds.begin();
  for (const std::int64_t difference : refs) {
    if (role_at == roles.end() || kind_at == kinds.end()) throw BadBlock{"Relation: roles, refs, types", "refs"};
    const std::string_view role = word(static_cast<std::uint32_t>(*role_at++));
    const std::int32_t kind = *kind_at++;
    if (kind < 0 || kind > 2) throw BadBlock{"Relation.types: 0-2", std::to_string(kind)};
    members.push_back({.kind = static_cast<MemberKind>(kind),
                       .role = role == "from" ? Role::kFrom : role == "via" ? Role::kVia : role == "to" ? Role::kTo : Role::kOther,
                       .ref = ref.add(difference)});
  }
  collector_.relation(*id, members, tags_);
}

std::string_view PbfBlock::word(std::uint64_t number) const {
  if (number >= words_.size()) throw BadBlock{"StringTable: 0-" + std::to_string(words_.size()), std::to_string(number)};
  return words_[number];
}

void PbfBlock::add_tag(std::uint64_t key, std::uint64_t value) {
  word(key);
  const std::string_view said = word(value);
  if (const auto& known = keys_[key]) tags_.emplace_back(*known, said);
}

void PbfBlock::add_tags(const Unsigned& keys, const Unsigned& values) {
  tags_.clear();
  auto value = values.begin();
  for (const std::uint32_t key : keys) {
    if (value == values.end()) throw BadBlock{"keys, vals", "keys"};
    add_tag(key, *value++);
  }
}

Point PbfBlock::place(std::uint64_t lat, std::uint64_t lon) const {
  // Nanodegrees; granularity, offset and coordinate are all the file's, so the product may not fit.
  const auto units = [this](std::uint64_t raw, std::int64_t offset, std::int32_t most, const char* name) {
    std::int64_t nano = 0;
    const bool too_large = __builtin_mul_overflow(static_cast<std::int64_t>(raw), granularity_, &nano) || __builtin_add_overflow(nano, offset, &nano);
    if (too_large || nano / 100 < -most || nano / 100 > most) throw BadBlock{name, too_large ? "-" : std::to_string(nano)};
    return static_cast<std::int32_t>(nano / 100);
  };
  return {units(lat, lat_offset_, kMostLat, "lat -90…90"), units(lon, lon_offset_, kMostLon, "lon -180…180")};
}

}  // namespace meretid::homecare::roads
