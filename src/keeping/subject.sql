-- SPDX-License-Identifier: EUPL-1.2
-- name: forget_mentions
DELETE FROM mentions WHERE case_id = '' AND job IN (SELECT id FROM jobs WHERE root = $1)

-- name: forget_job
DELETE FROM jobs WHERE id = $1 AND case_id IS NULL

-- name: blob_used
SELECT a.job FROM job_artefacts a JOIN jobs j ON j.id = a.job WHERE a.blob = $1 AND j.case_id IS NULL LIMIT 1
