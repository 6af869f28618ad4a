-- SPDX-License-Identifier: EUPL-1.2
-- name: mark
UPDATE cases SET state = 'deleting' WHERE id = $1 AND state IN ('closed', 'deleting')

-- name: forget_jobs
DELETE FROM jobs WHERE case_id = $1

-- name: forget_case
DELETE FROM cases WHERE id = $1

-- name: leftovers
SELECT id FROM cases WHERE state = 'deleting' OR id IN (SELECT case_id FROM shred_list) ORDER BY id
