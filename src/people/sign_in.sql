-- SPDX-License-Identifier: EUPL-1.2
-- name: account
SELECT id, login, name, language, must_change, closed, created_at, password FROM accounts WHERE login = $1

-- name: password
SELECT password, must_change FROM accounts WHERE id = $1

-- name: set_password
UPDATE accounts SET password = $2, must_change = 0 WHERE id = $1

-- name: rehash
UPDATE accounts SET password = $2 WHERE id = $1 AND password = $3

-- name: administrators
SELECT COUNT(*) AS ready FROM accounts a JOIN grants g ON g.account = a.id
WHERE g.role = 'administrator' AND g.room = '*' AND a.closed = 0 AND a.password <> ''

-- name: void_tokens
DELETE FROM once_tokens WHERE account = $1

-- name: add_token
INSERT INTO once_tokens (hash, account, expires_at) VALUES ($1, $2, $3)

-- name: use_token
DELETE FROM once_tokens WHERE hash = $1 AND expires_at > $2 RETURNING account

-- name: demand_password
UPDATE accounts SET must_change = 1 WHERE id = $1

-- name: sweep_tokens
DELETE FROM once_tokens WHERE expires_at <= $1
