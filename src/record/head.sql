-- SPDX-License-Identifier: EUPL-1.2
-- name: last
SELECT last_position, root, head FROM record_batches ORDER BY number DESC LIMIT 1

-- name: link_at
SELECT link FROM record_lines WHERE position = $1

-- name: first_since
SELECT MIN(position) AS position FROM record_lines WHERE at >= $1 AND position IS NOT NULL
