-- SPDX-License-Identifier: EUPL-1.2
-- name: devices
SELECT d.id, d.case_id, d.resident, d.kind, d.topic, d.silence, d.changed, d.model, r.policy, r.watched, r.watched_until, r.raw_until
FROM nightwatch_devices d JOIN nightwatch_residents r ON r.id = d.resident AND r.case_id = d.case_id JOIN cases c ON c.id = d.case_id
WHERE c.state = 'open' ORDER BY d.id

-- name: beat
INSERT INTO nightwatch_service (one, beat, broker, began) VALUES (1, $1, $2, $3)
ON CONFLICT (one) DO UPDATE SET beat = excluded.beat, broker = excluded.broker, began = excluded.began

-- name: pages
SELECT case_id, MAX(seen) AS seen FROM nightwatch_pages GROUP BY case_id

-- name: newest_step
SELECT COALESCE(MAX(number), 0) AS number FROM nightwatch_steps WHERE at < $1

-- name: steps
SELECT s.number, s.case_id, s.alarm, s.resident, s.step, s.account, s.at, a.alarm AS body
FROM nightwatch_steps s LEFT JOIN nightwatch_alarms a ON a.id = s.alarm WHERE s.number > $1 ORDER BY s.number LIMIT 1000

-- name: secret
SELECT topic, secret_hash FROM nightwatch_devices WHERE id = $1
