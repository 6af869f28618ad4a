-- SPDX-License-Identifier: EUPL-1.2
-- name: find
SELECT account FROM organisation_accounts WHERE subject = $1

-- name: join
INSERT INTO organisation_accounts (subject, account) VALUES ($1, $2)

-- name: without_password
UPDATE accounts SET must_change = 0 WHERE id = $1 AND password = ''

-- name: rename
UPDATE accounts SET name = $2 WHERE id = $1 AND name <> $2

-- name: sessions_elsewhere
SELECT hash, account FROM sessions WHERE elsewhere = $1 AND created_at <= $2

-- name: sessions_of
SELECT s.hash, s.account FROM sessions s JOIN organisation_accounts o ON o.account = s.account
WHERE o.subject = $1 AND s.how = 'oidc' AND s.created_at <= $2
