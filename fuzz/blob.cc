// SPDX-License-Identifier: EUPL-1.2
// A sound blob on disk with bytes changed, cut off or added: it is read as it was, or the damage is said.
// libraries: store
#include <fstream>
#include <sstream>

#include "fuzz/input.h"
#include "store/blob_format.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace {
using namespace meretid;

struct Sound {
  store::TestDatabase database;
  store::CaseScope scope = people::CaseAccess::invented();
  store::BlobStore blobs = database.blobs();
  std::string content, sealed, address;
  std::filesystem::path file;
  Sound() {
    fuzz::must(database.keys()->create(database.connection(), scope, Timestamp{1}).has_value());
    content.assign(store::kPiece + 100, 'c');
    address = blobs.put(database.connection(), scope, content, Timestamp{1}).value().address;
    file = store::blob_path(database.folder() / "blobs" / scope.case_id().text(), address);
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    sealed = all.str();
  }
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Sound sound;
  fuzz::Draw draw(fuzz::text_of(data, size));
  std::string bytes = sound.sealed;
  const int changes = draw.byte() % 4;
  for (int i = 0; i < changes; ++i) {
    const std::size_t at = (draw.byte() << 16 | draw.byte() << 8 | draw.byte()) % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ draw.byte());
  }
  if (draw.byte() % 2 == 1) bytes.resize((draw.byte() << 16 | draw.byte() << 8 | draw.byte()) % (bytes.size() + 1));
  bytes += draw.rest();
  if (bytes == sound.sealed) return 0;
  std::filesystem::remove(sound.file);
  std::ofstream(sound.file, std::ios::binary) << bytes;
  const auto read = sound.blobs.get(sound.database.connection(), sound.scope, sound.address);
  fuzz::must(!read && read.error().code == "store.blob_damaged");
  return 0;
}
