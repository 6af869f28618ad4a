// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/read_pbf.h"

#include <protozero/exception.hpp>
#include <protozero/pbf_reader.hpp>

#include "solutions/homecare/roads/map/pbf_block.h"
#include "solutions/homecare/roads/map/pbf_frame.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::uint32_t kRequiredFeature = protozero::tag_and_type(4, protozero::pbf_wire_type::length_delimited);

/// Features that a reader must know; "HistoricalInformation" would give deleted roads.
void check_header(std::string_view bytes) {
  protozero::pbf_reader header(bytes.data(), bytes.size());
  while (header.next()) {
    if (header.tag_and_type() != kRequiredFeature) {
      header.skip();
      continue;
    }
    const auto view = header.get_view();
    const std::string_view feature(view.data(), view.size());
    if (feature != "OsmSchema-V0.6" && feature != "DenseNodes") throw BadBlock{"OsmSchema-V0.6, DenseNodes", std::string(feature.substr(0, 40))};
  }
}

Result<void> read_block(const PbfFrame& frame, Pass pass, Collector& collector, std::string& room) {
  TRY(const std::string_view bytes, unpack(frame, room));
  try {
    if (frame.type == "OSMHeader") {
      check_header(bytes);
      return {};
    }
    PbfBlock block(bytes, pass, collector);
    return block.read();
  } catch (const BadBlock& bad) {
    return fail("homecare.map_broken", Kind::kBadInput, {{"expected", bad.expected}, {"found", bad.found}}, byte_place(frame.at));
  } catch (const protozero::exception& error) {
    return fail("homecare.map_broken", Kind::kBadInput, {{"expected", "PrimitiveBlock"}, {"found", error.what()}}, byte_place(frame.at));
  }
}

}  // namespace

Result<void> read_pbf(std::string_view bytes, Pass pass, Collector& collector) {
  PbfFrames frames(bytes);
  std::string room;
  for (bool first = true;; first = false) {
    TRY(const auto frame, frames.next());
    if (!frame) return {};
    if (first != (frame->type == "OSMHeader"))
      return fail("homecare.map_broken", Kind::kBadInput,
                  {{"expected", first ? "OSMHeader" : "OSMData"}, {"found", std::string(frame->type.substr(0, 40))}}, byte_place(frame->at));
    if (!first && frame->type != "OSMData") continue;
    TRY_VOID(read_block(*frame, pass, collector, room));
  }
}

}  // namespace meretid::homecare::roads
