-- SPDX-License-Identifier: EUPL-1.2
-- Blobs in the database (blobs = "database" in meretid.toml), for several hosts without a shared disk: the file of
-- blob_format.h, cut into its header (number 0) and its pieces.
CREATE TABLE blob_pieces (
  case_id TEXT NOT NULL,
  address TEXT NOT NULL,          -- 'tmp-…' while it is written
  number BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (case_id, address, number)
);
CREATE INDEX blob_pieces_unfinished ON blob_pieces (written_at) WHERE number = 0 AND substr(address, 1, 4) = 'tmp-';
-- Ciphertext does not get smaller.
$[|ALTER TABLE blob_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;]
