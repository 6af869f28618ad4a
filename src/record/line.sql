-- SPDX-License-Identifier: EUPL-1.2
-- name: append
INSERT INTO record_lines (at, event, room, case_id, job, account, facts) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: of_case
SELECT number, at, event, room, case_id, job, account, facts, COALESCE(position, 0) AS position
FROM record_lines WHERE case_id = $1 AND case_id <> '' AND number > $2 ORDER BY number LIMIT $3

-- name: all
SELECT number, at, event, room, case_id, job, account, facts, COALESCE(position, 0) AS position
FROM record_lines WHERE number > $1 ORDER BY number LIMIT $2
