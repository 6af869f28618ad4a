-- SPDX-License-Identifier: EUPL-1.2
-- name: confirmations
SELECT d.ground AS of_hash, d.decided, b.account, b.at
FROM decisions d JOIN decision_batches b ON b.id = d.batch
WHERE b.case_id = $1 AND d.job = $2 AND d.decided IN ('confirm', 'withdraw')
ORDER BY d.number

-- name: standing
SELECT d.part, d.hash, b.account
FROM decisions d JOIN decision_batches b ON b.id = d.batch
WHERE b.case_id = $1 AND d.job = $2 AND d.decided IN ('approve', 'amend', 'reject')
  AND d.number = (SELECT MAX(e.number) FROM decisions e WHERE e.job = d.job AND e.part = d.part AND e.decided NOT IN ('confirm', 'withdraw'))

-- name: asked
SELECT case_id FROM second_reader_cases WHERE case_id = $1

-- name: asked_in_room
SELECT room FROM second_reader_rooms WHERE room = $1

-- name: ask_in_room
INSERT INTO second_reader_rooms (room, account, at) VALUES ($1, $2, $3) ON CONFLICT (room) DO NOTHING

-- name: stop_asking_in_room
DELETE FROM second_reader_rooms WHERE room = $1

-- name: ask
INSERT INTO second_reader_cases (case_id, account, at) VALUES ($1, $2, $3) ON CONFLICT (case_id) DO NOTHING

-- name: stop_asking
DELETE FROM second_reader_cases WHERE case_id = $1

-- name: decided_here
SELECT b.id FROM decision_batches b JOIN decisions d ON d.batch = b.id
WHERE b.case_id = $1 AND b.account = $2 AND d.decided NOT IN ('confirm', 'withdraw') LIMIT 1
