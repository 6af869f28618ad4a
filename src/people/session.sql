-- SPDX-License-Identifier: EUPL-1.2
-- name: open
INSERT INTO sessions (hash, account, created_at, seen_at, how, elsewhere) VALUES ($1, $2, $3, $3, $4, $5)

-- name: list
SELECT hash, account, created_at, seen_at, how FROM sessions
WHERE account = $1 AND created_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, hash

-- name: list_all
SELECT hash, account, created_at, seen_at, how FROM sessions
WHERE created_at > $1 AND seen_at > $2 ORDER BY seen_at DESC, hash LIMIT 1000

-- name: owner
SELECT account FROM sessions WHERE hash = $1

-- name: end
DELETE FROM sessions WHERE account = $1 AND hash = $2

-- name: end_others
DELETE FROM sessions WHERE account = $1 AND hash <> $2

-- name: sweep
DELETE FROM sessions WHERE created_at <= $1 OR seen_at <= $2

-- name: find
SELECT s.created_at AS since, s.seen_at, s.how, a.id, a.login, a.name, a.language, a.must_change, a.closed, a.created_at
FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.hash = $1

-- name: see
UPDATE sessions SET seen_at = $2 WHERE hash = $1 AND seen_at < $2
