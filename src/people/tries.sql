-- SPDX-License-Identifier: EUPL-1.2
-- name: find
SELECT failures, blocked_until, last_at FROM sign_in_tries WHERE who = $1

-- name: set
INSERT INTO sign_in_tries (who, failures, blocked_until, last_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (who) DO UPDATE SET failures = excluded.failures, blocked_until = excluded.blocked_until,
  last_at = excluded.last_at

-- name: forgive
DELETE FROM sign_in_tries WHERE who = $1

-- name: take_back
UPDATE sign_in_tries SET failures = failures - 1, blocked_until = 0 WHERE who = $1 AND failures > 0

-- name: sweep
DELETE FROM sign_in_tries WHERE last_at < $1
