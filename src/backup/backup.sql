-- SPDX-License-Identifier: EUPL-1.2
-- name: blobs
SELECT case_id, address, size FROM blobs ORDER BY case_id, address

-- name: bytes_of_blobs
SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM blobs

-- name: blob_is_there
SELECT size FROM blobs WHERE case_id = $1 AND address = $2
