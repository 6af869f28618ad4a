-- SPDX-License-Identifier: EUPL-1.2
-- name: consents
SELECT consent, account, at FROM nightwatch_consents WHERE case_id = $1 AND resident = $2 ORDER BY number DESC

-- name: add_consent
INSERT INTO nightwatch_consents (case_id, resident, consent, account, at) VALUES ($1, $2, $3, $4, $5)

-- name: spans
SELECT resident, since, until FROM nightwatch_spans WHERE case_id = $1 ORDER BY number

-- name: open_span
SELECT number FROM nightwatch_spans WHERE case_id = $1 AND resident = $2 AND (until IS NULL OR until > $3)

-- name: begin_span
INSERT INTO nightwatch_spans (case_id, resident, since, until) VALUES ($1, $2, $3, $4)

-- name: end_span
UPDATE nightwatch_spans SET until = $4 WHERE case_id = $1 AND resident = $2 AND (until IS NULL OR until > $3)

-- name: add_missed
INSERT INTO nightwatch_missed (case_id, resident, happened, account, at) VALUES ($1, $2, $3, $4, $5)

-- name: missed
SELECT resident, happened, at FROM nightwatch_missed WHERE case_id = $1 ORDER BY happened DESC LIMIT 5000

-- name: add_note
INSERT INTO nightwatch_notes (case_id, note, account, at) VALUES ($1, $2, $3, $4)

-- name: notes
SELECT note, account, at FROM nightwatch_notes WHERE case_id = $1 AND at >= $2 ORDER BY number DESC LIMIT 100

-- name: add_check
INSERT INTO nightwatch_checks (case_id, concerns, account, at) VALUES ($1, $2, $3, $4)

-- name: last_check
SELECT concerns, account, at FROM nightwatch_checks WHERE case_id = $1 ORDER BY number DESC LIMIT 1

-- name: decided
SELECT MAX(at) AS at FROM nightwatch_proposals WHERE case_id = $1 AND resident = $2

-- name: decide
INSERT INTO nightwatch_proposals (case_id, resident, change, adopted, account, at) VALUES ($1, $2, $3, $4, $5, $6)

-- name: alarms_between
SELECT resident, alarm FROM nightwatch_alarms WHERE case_id = $1 AND raised >= $2 AND raised < $3 ORDER BY raised DESC LIMIT 5000

-- name: alarms_of
SELECT resident, alarm FROM nightwatch_alarms WHERE case_id = $1 AND raised >= $2 AND raised < $3 AND resident = $4 ORDER BY raised DESC LIMIT 5000

-- name: events_between
SELECT kind, device, happened FROM nightwatch_events WHERE case_id = $1 AND resident = $2 AND happened >= $3 AND happened < $4 ORDER BY happened LIMIT 5000

-- name: fall_scores
SELECT happened, score FROM nightwatch_events WHERE case_id = $1 AND resident = $2 AND kind = 'fall' AND happened >= $3 LIMIT 5000
