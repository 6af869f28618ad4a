// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/osm_files_test.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#pragma GCC diagnostic pop

namespace meretid::homecare::roads {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

std::string fjordby() { return content("solutions/homecare/roads/map/cases/fjordby.osm"); }

std::string as_pbf(std::string_view osm, bool dense, std::string_view compression) {
  std::string folder = (std::filesystem::temp_directory_path() / "roads-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return {};
  const std::filesystem::path path = std::filesystem::path(folder) / "map.osm.pbf";
  {
    osmium::io::Reader reader(osmium::io::File(osm.data(), osm.size(), "osm"));
    osmium::io::File file(path.string());
    file.set("pbf_dense_nodes", dense);
    file.set("pbf_compression", std::string(compression));
    osmium::io::Writer writer(file, reader.header());
    while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
    writer.close();
    reader.close();
  }
  std::string bytes = content(path);
  std::filesystem::remove_all(folder);
  return bytes;
}

}  // namespace meretid::homecare::roads
