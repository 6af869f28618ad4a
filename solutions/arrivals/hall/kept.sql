-- SPDX-License-Identifier: EUPL-1.2
-- name: find
SELECT settings, changed, until_at, latest, before_latest FROM arrivals_series WHERE case_id = $1

-- name: write
INSERT INTO arrivals_series (case_id, settings, changed, asked, until_at, outage, silence_told, latest, before_latest)
VALUES ($1, $2, 1, 1, $3, $4, $5, '', '')
ON CONFLICT (case_id) DO UPDATE SET settings = excluded.settings, changed = arrivals_series.changed + 1, until_at = excluded.until_at,
  outage = excluded.outage, silence_told = excluded.silence_told

-- name: asked
UPDATE arrivals_series SET asked = $2 WHERE case_id = $1 AND asked < $2

-- name: forecast
UPDATE arrivals_series SET before_latest = latest, latest = $2 WHERE case_id = $1 AND latest <> $2

-- name: hours
SELECT at, received, count FROM arrivals_hours WHERE case_id = $1 ORDER BY at, received

-- name: latest
SELECT received, count FROM arrivals_hours WHERE case_id = $1 AND at = $2 ORDER BY received DESC LIMIT 1

-- name: add
INSERT INTO arrivals_hours (case_id, at, received, count) VALUES ($1, $2, $3, $4)

-- name: grown
UPDATE arrivals_series SET changed = changed + 1, until_at = CASE WHEN until_at < $2 THEN $2 ELSE until_at END WHERE case_id = $1

-- name: group_hours
SELECT at, part, received, count FROM arrivals_group_hours WHERE case_id = $1 ORDER BY at, part, received

-- name: latest_of_group
SELECT received, count FROM arrivals_group_hours WHERE case_id = $1 AND at = $2 AND part = $3 ORDER BY received DESC LIMIT 1

-- name: add_of_group
INSERT INTO arrivals_group_hours (case_id, at, part, received, count) VALUES ($1, $2, $3, $4, $5)

-- name: announced_run
SELECT expected, cancelled FROM arrivals_announced WHERE case_id = $1 AND reference = $2

-- name: announce
INSERT INTO arrivals_announced (case_id, reference, announced, expected, cancelled) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (case_id, reference) DO UPDATE SET expected = excluded.expected, cancelled = excluded.cancelled

-- name: announced
SELECT reference, announced, expected, cancelled FROM arrivals_announced WHERE case_id = $1 AND expected >= $2 ORDER BY expected, reference

-- name: alarms
SELECT kind, began, ended, facts FROM arrivals_alarms WHERE case_id = $1 ORDER BY began DESC, kind LIMIT 50

-- name: end_alarm
UPDATE arrivals_alarms SET ended = $3 WHERE case_id = $1 AND kind = $2 AND ended IS NULL

-- name: renew_alarm
UPDATE arrivals_alarms SET facts = $3 WHERE case_id = $1 AND kind = $2 AND ended IS NULL

-- name: raise_alarm
INSERT INTO arrivals_alarms (case_id, kind, began, ended, facts) VALUES ($1, $2, $3, NULL, $4)

-- name: silence
UPDATE arrivals_series SET silence_told = $2 WHERE case_id = $1

-- name: due
SELECT s.case_id FROM arrivals_series s JOIN cases c ON c.id = s.case_id
WHERE c.state = 'open' AND (s.changed > s.asked OR (s.until_at + s.outage < $1 AND s.silence_told < s.until_at)) ORDER BY s.case_id

-- name: note_proposal
INSERT INTO arrivals_proposals (case_id, job, made) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: proposals
SELECT job, made FROM arrivals_proposals WHERE case_id = $1 ORDER BY made DESC, job DESC LIMIT 100
