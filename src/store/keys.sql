-- SPDX-License-Identifier: EUPL-1.2
-- name: find
SELECT wrapped FROM case_keys WHERE case_id = $1

-- name: count
SELECT COUNT(*) AS keys FROM case_keys

-- name: add
INSERT INTO case_keys (case_id, wrapped, created_at) VALUES ($1, $2, $3)

-- name: add_if_absent
INSERT INTO case_keys (case_id, wrapped, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: remove
DELETE FROM case_keys WHERE case_id = $1

-- name: list_shredded
SELECT case_id, shredded_at FROM shred_list ORDER BY shredded_at, case_id

-- name: note_shredded
INSERT INTO shred_list (case_id, shredded_at) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- name: was_shredded
SELECT case_id FROM shred_list WHERE case_id = $1
