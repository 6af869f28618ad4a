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
