-- SPDX-License-Identifier: EUPL-1.2
-- name: next
SELECT o.number, o.case_id, o.step, o.channel, o.tries, s.step AS word, s.at, a.alarm, a.resident
FROM nightwatch_outbound o JOIN nightwatch_steps s ON s.number = o.step JOIN nightwatch_alarms a ON a.id = o.alarm
WHERE o.sent IS NULL AND o.failed IS NULL AND o.next <= $1 ORDER BY o.next LIMIT 50

-- name: sent
UPDATE nightwatch_outbound SET sent = $2 WHERE number = $1

-- name: again
UPDATE nightwatch_outbound SET tries = tries + 1, next = $2 WHERE number = $1

-- name: failed
UPDATE nightwatch_outbound SET failed = $2 WHERE number = $1
