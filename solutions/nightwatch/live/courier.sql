-- SPDX-License-Identifier: EUPL-1.2
-- All that waits for a receiver for whom something is due, the first fifty of each, so that what came first goes first.
-- name: next
SELECT number, case_id, step, channel, tries, next, word, at, alarm, resident FROM (
  SELECT o.number, o.case_id, o.step, o.channel, o.tries, o.next, s.step AS word, s.at, a.alarm, a.resident,
    ROW_NUMBER() OVER (PARTITION BY o.case_id, o.channel ORDER BY o.number) AS place
  FROM nightwatch_outbound o JOIN nightwatch_steps s ON s.number = o.step JOIN nightwatch_alarms a ON a.id = o.alarm
  WHERE o.sent IS NULL AND o.failed IS NULL AND EXISTS (
    SELECT 1 FROM nightwatch_outbound d
    WHERE d.case_id = o.case_id AND d.channel = o.channel AND d.sent IS NULL AND d.failed IS NULL AND d.next <= $1)
) AS waiting WHERE place <= 50 ORDER BY number

-- name: sent
UPDATE nightwatch_outbound SET sent = $2 WHERE number = $1

-- name: again
UPDATE nightwatch_outbound SET tries = tries + 1, next = $2 WHERE number = $1

-- name: later
UPDATE nightwatch_outbound SET next = $3 WHERE case_id = $1 AND channel = $2 AND sent IS NULL AND failed IS NULL

-- name: failed
UPDATE nightwatch_outbound SET failed = $2 WHERE number = $1
