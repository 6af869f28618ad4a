-- SPDX-License-Identifier: EUPL-1.2
-- patience: large files may take longer than a transaction is otherwise allowed to stand idle.
-- name: forget_blob
DELETE FROM blobs WHERE case_id = $1 AND address = $2

-- name: end_sessions
DELETE FROM sessions

-- name: end_once_tokens
DELETE FROM once_tokens

-- name: blobs
SELECT case_id, address FROM blobs WHERE (case_id, address) > ($1, $2)
  AND case_id NOT IN (SELECT case_id FROM shred_list) ORDER BY case_id, address LIMIT 1000

-- name: patience
$[SELECT 1 AS one|SET LOCAL idle_in_transaction_session_timeout = 0]
