-- SPDX-License-Identifier: EUPL-1.2
-- name: allowed
SELECT raw_until FROM nightwatch_residents
WHERE case_id = $1 AND id = $2 AND watched = 1 AND raw_until > $3 AND (watched_until IS NULL OR watched_until > $3)

-- name: add
INSERT INTO nightwatch_signals (case_id, resident, device, kind, event, happened, sensor_time, kept, signal)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (device, event, sensor_time) DO NOTHING

-- name: of_resident
SELECT s.number, s.device, s.kind, s.event, s.happened, s.kept, r.raw_until, r.watched_until
FROM nightwatch_signals s JOIN nightwatch_residents r ON r.id = s.resident AND r.case_id = s.case_id
WHERE s.case_id = $1 AND s.resident = $2 AND s.kept > $4 AND r.watched = 1 AND r.raw_until > $3 AND (r.watched_until IS NULL OR r.watched_until > $3)
ORDER BY s.number DESC LIMIT 1000

-- name: packets
SELECT s.signal FROM nightwatch_signals s JOIN nightwatch_residents r ON r.id = s.resident AND r.case_id = s.case_id
WHERE s.case_id = $1 AND s.number = $2 AND s.kept > $4 AND r.watched = 1 AND r.raw_until > $3 AND (r.watched_until IS NULL OR r.watched_until > $3)

-- name: delete
DELETE FROM nightwatch_signals WHERE case_id = $1 AND number = $2

-- name: over
SELECT s.case_id, COUNT(*) AS many FROM nightwatch_signals s
LEFT JOIN nightwatch_residents r ON r.id = s.resident AND r.case_id = s.case_id AND r.watched = 1 AND r.raw_until > $1 AND (r.watched_until IS NULL OR r.watched_until > $1)
WHERE r.id IS NULL OR s.kept <= $2 GROUP BY s.case_id

-- name: sweep
DELETE FROM nightwatch_signals WHERE case_id = $3 AND (kept <= $2 OR NOT EXISTS (
  SELECT 1 FROM nightwatch_residents r WHERE r.id = nightwatch_signals.resident AND r.case_id = nightwatch_signals.case_id
  AND r.watched = 1 AND r.raw_until > $1 AND (r.watched_until IS NULL OR r.watched_until > $1)))
