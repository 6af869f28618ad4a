-- SPDX-License-Identifier: EUPL-1.2
-- name: standing
SELECT standing FROM nightwatch_standings WHERE subject = $1

-- name: write_standing
INSERT INTO nightwatch_standings (subject, case_id, standing, due) VALUES ($1, $2, $3, $4)
ON CONFLICT (subject) DO UPDATE SET standing = excluded.standing, due = excluded.due

-- name: standings
SELECT subject, standing FROM nightwatch_standings WHERE case_id = $1 ORDER BY subject

-- name: due
SELECT s.subject, s.case_id FROM nightwatch_standings s JOIN cases c ON c.id = s.case_id WHERE s.due <= $1 AND c.state = 'open' ORDER BY s.due LIMIT 1000

-- name: write_alarm
INSERT INTO nightwatch_alarms (id, case_id, resident, kind, raised, closed, alarm) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET closed = excluded.closed, alarm = excluded.alarm

-- name: alarms
SELECT alarm FROM nightwatch_alarms WHERE case_id = $1 AND (closed IS NULL OR closed >= $2)
ORDER BY CASE WHEN closed IS NULL THEN 0 ELSE 1 END, raised DESC LIMIT 500

-- name: subject_of
SELECT resident FROM nightwatch_alarms WHERE case_id = $1 AND id = $2

-- name: add_event
INSERT INTO nightwatch_events (case_id, resident, device, kind, happened, said, sensor_time, score) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (device, kind, sensor_time) DO NOTHING

-- name: add_step
INSERT INTO nightwatch_steps (case_id, alarm, resident, step, account, at) VALUES ($1, $2, $3, $4, $5, $6)

-- name: channels
SELECT channels FROM nightwatch_wards WHERE case_id = $1 AND channels <> ''

-- name: add_outbound
INSERT INTO nightwatch_outbound (case_id, step, alarm, channel, next, tries, sent, failed)
VALUES ($1, (SELECT MAX(number) FROM nightwatch_steps WHERE alarm = $2), $2, $3, $4, 0, NULL, NULL) ON CONFLICT DO NOTHING
