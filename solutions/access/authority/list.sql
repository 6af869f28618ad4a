-- SPDX-License-Identifier: EUPL-1.2
-- name: all
SELECT id, exception, account, at FROM access_authority_exceptions ORDER BY at, id

-- name: add
INSERT INTO access_authority_exceptions (id, exception, account, at) VALUES ($1, $2, $3, $4)

-- name: remove
DELETE FROM access_authority_exceptions WHERE id = $1
