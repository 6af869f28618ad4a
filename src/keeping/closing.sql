-- SPDX-License-Identifier: EUPL-1.2
-- name: working
SELECT COUNT(*) AS jobs FROM jobs WHERE case_id = $1 AND state IN ('queued', 'running', 'joining')

-- name: note
INSERT INTO case_closings (case_id, closed_at) VALUES ($1, $2)
ON CONFLICT (case_id) DO UPDATE SET closed_at = excluded.closed_at

-- name: forget
DELETE FROM case_closings WHERE case_id = $1

-- name: closed_at
SELECT closed_at FROM case_closings WHERE case_id = $1
