-- SPDX-License-Identifier: EUPL-1.2
-- name: sealed_lines
SELECT number, at, event, room, case_id, job, account, facts, position, link
FROM record_lines WHERE position > $1 ORDER BY position LIMIT $2

-- name: unsealed
SELECT COUNT(*) AS lines FROM record_lines WHERE position IS NULL

-- name: batches
SELECT number, first_position, last_position, root, head, signature
FROM record_batches WHERE number > $1 ORDER BY number LIMIT $2

-- name: link_at
SELECT link FROM record_lines WHERE position = $1

-- name: decision_batch
SELECT id, case_id, room, job, account, at, active_ms FROM decision_batches WHERE id = $1

-- name: decisions_of_batch
SELECT part, proposed, decided, ground, reason, amended, hash, job FROM decisions WHERE batch = $1 ORDER BY number

-- name: batch_until
SELECT number, first_position, last_position, root, head, signature
FROM record_batches WHERE last_position <= $1 ORDER BY number DESC LIMIT 1
