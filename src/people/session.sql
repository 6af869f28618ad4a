-- SPDX-License-Identifier: EUPL-1.2
-- name: open
INSERT INTO sessions (hash, account, created_at, seen_at) VALUES ($1, $2, $3, $3)

-- name: list
SELECT hash, created_at, seen_at FROM sessions
WHERE account = $1 AND created_at > $2 AND seen_at > $3 ORDER BY seen_at DESC

-- name: end
DELETE FROM sessions WHERE account = $1 AND hash = $2

-- name: end_others
DELETE FROM sessions WHERE account = $1 AND hash <> $2

-- name: sweep
DELETE FROM sessions WHERE created_at <= $1 OR seen_at <= $2

-- name: find
SELECT s.created_at AS since, s.seen_at, a.id, a.login, a.name, a.language, a.must_change, a.closed, a.created_at
FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.hash = $1

-- name: see
UPDATE sessions SET seen_at = $2 WHERE hash = $1 AND seen_at < $2
