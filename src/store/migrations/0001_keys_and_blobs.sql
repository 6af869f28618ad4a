-- SPDX-License-Identifier: EUPL-1.2
-- Wrapped keys of cases ('installation' for what belongs to none), the list of keys that must never come back, what each
-- case keeps on disk, and uploads on their way.
CREATE TABLE case_keys (
  case_id TEXT PRIMARY KEY,
  wrapped TEXT NOT NULL,          -- hex of nonce and XChaCha20-Poly1305 under the master key
  created_at BIGINT NOT NULL
);

CREATE TABLE shred_list (
  case_id TEXT PRIMARY KEY,
  shredded_at BIGINT NOT NULL
);

CREATE TABLE blobs (
  case_id TEXT NOT NULL,
  address TEXT NOT NULL,
  size BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, address)
);

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  name TEXT NOT NULL,             -- hex, sealed under the case's key
  size BIGINT NOT NULL,
  reached BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX uploads_by_case ON uploads (case_id);

CREATE TABLE upload_parts (
  upload TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  start BIGINT NOT NULL,
  size BIGINT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (upload, start)
);
