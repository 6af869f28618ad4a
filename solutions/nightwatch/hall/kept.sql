-- SPDX-License-Identifier: EUPL-1.2
-- name: ward
SELECT routing, contacts FROM nightwatch_wards WHERE case_id = $1

-- name: write_routing
INSERT INTO nightwatch_wards (case_id, routing, contacts, channels) VALUES ($1, $2, '', '') ON CONFLICT (case_id) DO UPDATE SET routing = excluded.routing

-- name: write_contacts
INSERT INTO nightwatch_wards (case_id, routing, contacts, channels) VALUES ($1, '{}', $2, $3)
ON CONFLICT (case_id) DO UPDATE SET contacts = excluded.contacts, channels = excluded.channels

-- name: residents
SELECT id, person, policy, carer, watched FROM nightwatch_residents WHERE case_id = $1 ORDER BY id

-- name: resident
SELECT id, person, policy, carer, watched FROM nightwatch_residents WHERE case_id = $1 AND id = $2

-- name: care
SELECT policy, carer, watched, watched_until FROM nightwatch_residents WHERE case_id = $1 AND id = $2

-- name: write_resident
INSERT INTO nightwatch_residents (id, case_id, person, policy, carer, watched, watched_until, raw_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET person = excluded.person, policy = excluded.policy, carer = excluded.carer, watched = excluded.watched,
  watched_until = excluded.watched_until, raw_until = excluded.raw_until WHERE nightwatch_residents.case_id = excluded.case_id

-- name: devices
SELECT id, resident, kind, topic, model, secret_hash, silence, battery, seen, dropped, online FROM nightwatch_devices WHERE case_id = $1 ORDER BY topic

-- name: device
SELECT id, resident, kind, topic, model, secret_hash, silence, battery, seen, dropped, online FROM nightwatch_devices WHERE case_id = $1 AND id = $2

-- name: by_topic
SELECT id FROM nightwatch_devices WHERE topic = $1

-- name: write_device
INSERT INTO nightwatch_devices (id, case_id, resident, kind, topic, model, secret_hash, silence, battery, seen, dropped, online, changed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, 0, 0, $9)
ON CONFLICT (id) DO UPDATE SET resident = excluded.resident, kind = excluded.kind, topic = excluded.topic, model = excluded.model,
  secret_hash = CASE WHEN excluded.secret_hash = '' THEN nightwatch_devices.secret_hash ELSE excluded.secret_hash END,
  silence = excluded.silence, changed = excluded.changed WHERE nightwatch_devices.case_id = excluded.case_id

-- name: delete_device
DELETE FROM nightwatch_devices WHERE case_id = $1 AND id = $2

-- name: note_seen
UPDATE nightwatch_devices SET seen = $2, battery = COALESCE($3, battery), dropped = $4, online = $5 WHERE id = $1

-- name: forget_signals
DELETE FROM nightwatch_signals WHERE case_id = $1 AND resident = $2
