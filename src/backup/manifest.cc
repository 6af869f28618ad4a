// SPDX-License-Identifier: EUPL-1.2
#include "backup/manifest.h"

namespace meretid::backup {

void fields(describe::Fields<AppliedMigration>& f) {
  f("folder", &AppliedMigration::folder);
  f("number", &AppliedMigration::number);
  f("name", &AppliedMigration::name);
  f("checksum", &AppliedMigration::checksum);
}

void fields(describe::Fields<TablePart>& f) {
  f("name", &TablePart::name);
  f("columns", &TablePart::columns);
  f("rows", &TablePart::rows);
  f("last_identity", &TablePart::last_identity);
  f("hash", &TablePart::hash);
}

void fields(describe::Fields<BlobPart>& f) {
  f("case", &BlobPart::case_row);
  f("blobs", &BlobPart::blobs);
  f("bytes", &BlobPart::bytes);
  f("hash", &BlobPart::hash);
}

void fields(describe::Fields<BlobName>& f) {
  f("case", &BlobName::case_row);
  f("address", &BlobName::address);
}

void fields(describe::Fields<Manifest>& f) {
  f("format", &Manifest::format);
  f("made", &Manifest::made);
  f("version", &Manifest::version);
  f("backend", &Manifest::backend);
  f("migrations", &Manifest::migrations);
  f("tables", &Manifest::tables);
  f("blobs", &Manifest::blobs);
  f("gone", &Manifest::gone);
  f("damaged", &Manifest::damaged);
}

}  // namespace meretid::backup
