-- SPDX-License-Identifier: EUPL-1.2
-- name: add
INSERT INTO mentions (hash, case_id, job) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: find
SELECT case_id, job FROM mentions WHERE hash = $1 ORDER BY case_id, job

-- name: forget_case
DELETE FROM mentions WHERE case_id = $1

-- name: forget_shredded
DELETE FROM mentions WHERE case_id IN (SELECT case_id FROM shred_list)
