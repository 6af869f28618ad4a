-- SPDX-License-Identifier: EUPL-1.2
-- name: rules
SELECT room, days FROM retention_rules ORDER BY room

-- name: set_rule
INSERT INTO retention_rules (room, days, set_at, set_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (room) DO UPDATE SET days = excluded.days, set_at = excluded.set_at, set_by = excluded.set_by

-- name: closed_cases
SELECT c.id, c.room, l.closed_at, h.set_at AS held_at
FROM cases c JOIN case_closings l ON l.case_id = c.id
LEFT JOIN case_holds h ON h.case_id = c.id AND h.lifted_at IS NULL
WHERE c.state = 'closed' ORDER BY l.closed_at, c.id
