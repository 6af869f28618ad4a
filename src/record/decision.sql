-- SPDX-License-Identifier: EUPL-1.2
-- name: add_batch
INSERT INTO decision_batches (id, case_id, room, job, account, at, active_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id, case_id, room, job, account, at, active_ms

-- name: add
INSERT INTO decisions (batch, job, part, proposed, decided, ground, reason, amended, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- Lines of a second reader (second_reader.sql) stand among the decisions and are none.
-- name: latest
SELECT d.part, d.proposed, d.decided, d.ground, d.reason, d.amended, d.hash, b.job, b.account, b.at
FROM decisions d JOIN decision_batches b ON b.id = d.batch
WHERE b.case_id = $1 AND d.job = $2 AND d.decided IN ('approve', 'amend', 'reject')
  AND d.number = (SELECT MAX(e.number) FROM decisions e WHERE e.job = d.job AND e.part = d.part AND e.decided NOT IN ('confirm', 'withdraw'))
ORDER BY d.part

-- name: all
SELECT d.part, d.proposed, d.decided, d.ground, d.reason, d.amended, d.hash, b.job, b.account, b.at
FROM decisions d JOIN decision_batches b ON b.id = d.batch
WHERE b.case_id = $1 AND d.job = $2 AND d.decided NOT IN ('confirm', 'withdraw')
ORDER BY d.number

-- name: count
SELECT COUNT(*) AS parts
FROM decisions d JOIN decision_batches b ON b.id = d.batch
WHERE b.case_id = $1 AND d.job = $2 AND d.decided IN ('approve', 'amend', 'reject')
  AND d.number = (SELECT MAX(e.number) FROM decisions e WHERE e.job = d.job AND e.part = d.part AND e.decided NOT IN ('confirm', 'withdraw'))

-- name: active
SELECT COALESCE(SUM(active_ms), 0) AS ms FROM decision_batches WHERE case_id = $1 AND job = $2

-- name: other_case
SELECT case_id FROM decision_batches WHERE job = $1 AND case_id <> $2 LIMIT 1

-- name: keep_active
INSERT INTO kept_active (job, ms)
SELECT job, CAST(SUM(active_ms) AS BIGINT) FROM decision_batches WHERE case_id = $1 GROUP BY job
ON CONFLICT (job) DO NOTHING

-- name: forget_case
DELETE FROM decision_batches WHERE case_id = $1

-- name: latest_batch
SELECT coalesce(MAX(at), 0) AS at FROM decision_batches WHERE job = $1 AND account = $2
