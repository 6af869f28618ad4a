-- SPDX-License-Identifier: EUPL-1.2
-- name: begin
INSERT INTO uploads (id, case_id, name, size, reached, created_at) VALUES ($1, $2, $3, $4, 0, $5)

-- name: case_of
SELECT case_id FROM uploads WHERE id = $1

-- name: find
SELECT name, size, reached FROM uploads WHERE id = $1 AND case_id = $2

-- name: advance
UPDATE uploads SET reached = reached + $3 WHERE id = $1 AND reached = $2

-- name: add_part
INSERT INTO upload_parts (upload, start, size, address) VALUES ($1, $2, $3, $4)

-- name: parts
SELECT start, size, address FROM upload_parts WHERE upload = $1 ORDER BY start

-- name: end
DELETE FROM uploads WHERE id = $1 AND case_id = $2

-- name: stale
SELECT id, case_id FROM uploads WHERE created_at < $1 ORDER BY created_at LIMIT 100
