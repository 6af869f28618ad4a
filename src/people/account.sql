-- SPDX-License-Identifier: EUPL-1.2
-- name: create
INSERT INTO accounts (id, login, name, language, password, must_change, closed, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7)

-- name: find
SELECT id, login, name, language, must_change, closed, created_at FROM accounts WHERE id = $1

-- name: find_by_login
SELECT id, login, name, language, must_change, closed, created_at FROM accounts WHERE login = $1

-- name: list
SELECT id, login, name, language, must_change, closed, created_at FROM accounts ORDER BY login

-- name: set_language
UPDATE accounts SET language = $2 WHERE id = $1

-- name: close
UPDATE accounts SET closed = 1 WHERE id = $1 AND closed = 0

-- name: grant
INSERT INTO grants (account, room, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: revoke
DELETE FROM grants WHERE account = $1 AND room = $2 AND role = $3

-- name: grants
SELECT room, role FROM grants WHERE account = $1 ORDER BY room, role

-- name: other_administrators
SELECT COUNT(*) AS others FROM grants g JOIN accounts a ON a.id = g.account
WHERE g.role = 'administrator' AND g.room = '*' AND a.closed = 0 AND a.id <> $1
