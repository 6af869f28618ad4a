// SPDX-License-Identifier: EUPL-1.2
// The last part of an archive: what is in it. Written after everything else, read before anything
// is restored.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::backup {

inline constexpr std::string_view kManifestPart = "manifest";
inline constexpr int kFormat = 1;

struct AppliedMigration {
  std::string folder;
  int number = 0;
  std::string name, checksum;
};

struct TablePart {
  std::string name;
  std::vector<std::string> columns;  ///< in the order of the values of a row
  std::int64_t rows = 0;
  std::int64_t last_identity = 0;  ///< see store::last_identity
  std::string hash;                ///< BLAKE2b-256 of the part, hex
};

struct BlobPart {
  std::string case_row;  ///< as the table blobs names it
  std::int64_t blobs = 0, bytes = 0;  ///< bytes as they lie, sealed
  std::string hash;
};

struct BlobName {
  std::string case_row, address;
};

struct Manifest {
  int format = kFormat;
  Timestamp made;
  std::string version;  ///< of the program that made it
  std::string backend;
  std::vector<AppliedMigration> migrations;
  std::vector<TablePart> tables;  ///< each after those it refers to
  std::vector<BlobPart> blobs;
  std::vector<BlobName> gone;     ///< deleted while the backup ran: not in it
  std::vector<BlobName> damaged;  ///< did not open where they lay: in it as they were, or missing
};

void fields(describe::Fields<AppliedMigration>& f);
void fields(describe::Fields<TablePart>& f);
void fields(describe::Fields<BlobPart>& f);
void fields(describe::Fields<BlobName>& f);
void fields(describe::Fields<Manifest>& f);

}  // namespace meretid::backup
