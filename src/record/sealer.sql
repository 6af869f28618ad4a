-- SPDX-License-Identifier: EUPL-1.2
-- name: any_unsealed
SELECT number FROM record_lines WHERE position IS NULL LIMIT 1

-- name: lead
UPDATE record_leader SET holder = $1, until = $2 WHERE holder = $1 OR until < $3 OR until > $4

-- name: leave
UPDATE record_leader SET until = 0 WHERE holder = $1

-- name: unsealed
SELECT number, at, event, room, case_id, job, account, facts
FROM record_lines WHERE position IS NULL ORDER BY number LIMIT $1

-- name: last_batch
SELECT number, last_position, head FROM record_batches ORDER BY number DESC LIMIT 1

-- name: link_at
SELECT link FROM record_lines WHERE position = $1

-- name: seal
UPDATE record_lines SET position = $2, link = $3 WHERE number = $1

-- name: add_batch
INSERT INTO record_batches (number, first_position, last_position, root, head, signature, sealed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
