-- SPDX-License-Identifier: EUPL-1.2
-- name: used
SELECT COALESCE(SUM(size), 0) AS bytes FROM blobs WHERE case_id = $1

-- name: note
INSERT INTO blobs (case_id, address, size, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- name: forget
DELETE FROM blobs WHERE case_id = $1 AND address = $2

-- name: forget_case
DELETE FROM blobs WHERE case_id = $1

-- name: forget_uploads
DELETE FROM uploads WHERE case_id = $1

-- name: add_piece
INSERT INTO blob_pieces (case_id, address, number, written_at, bytes) VALUES ($1, $2, $3, $4, $5)

-- name: keep_pieces
UPDATE blob_pieces SET address = $3 WHERE case_id = $1 AND address = $2

-- name: drop_pieces
DELETE FROM blob_pieces WHERE case_id = $1 AND address = $2

-- name: drop_pieces_of_case
DELETE FROM blob_pieces WHERE case_id = $1

-- name: piece
SELECT bytes FROM blob_pieces WHERE case_id = $1 AND address = $2 AND number = $3

-- name: size_of_pieces
SELECT COUNT(*) AS pieces, COALESCE(SUM(length(bytes)), 0) AS bytes FROM blob_pieces WHERE case_id = $1 AND address = $2

-- name: has_pieces
SELECT 1 AS one FROM blob_pieces WHERE case_id = $1 LIMIT 1

-- name: unfinished
SELECT case_id, address FROM blob_pieces WHERE number = 0 AND substr(address, 1, 4) = 'tmp-' AND written_at <= $1 LIMIT 1000
