-- SPDX-License-Identifier: EUPL-1.2
-- name: list
SELECT id, room, kind, case_id, account, state, error, attempts + crashes + losses AS attempts, created, ended
FROM jobs
WHERE parent IS NULL AND state IN ('dead', 'failed') AND ($1 = '' OR account = $1)
ORDER BY ended DESC, id DESC LIMIT $2

-- name: whose
SELECT room, case_id FROM jobs WHERE id = $1

-- name: forget_error
DELETE FROM job_texts WHERE job = $1 AND what = 'error'

-- name: forget_children
DELETE FROM jobs WHERE parent = $1
