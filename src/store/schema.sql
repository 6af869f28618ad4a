-- SPDX-License-Identifier: EUPL-1.2
-- What migrate.cc asks of its own table.

-- name: make
CREATE TABLE IF NOT EXISTS schema_changes (
  folder TEXT NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL,
  PRIMARY KEY (folder, number)
)

-- name: applied
SELECT folder, number, name, checksum FROM schema_changes ORDER BY folder, number

-- name: note
INSERT INTO schema_changes (folder, number, name, checksum, applied_at) VALUES ($1, $2, $3, $4, $5)

-- name: lock
SELECT pg_advisory_lock(7014012531)

-- name: unlock
SELECT pg_advisory_unlock(7014012531)
