-- SPDX-License-Identifier: EUPL-1.2
-- name: standing
SELECT set_at FROM case_holds WHERE case_id = $1 AND lifted_at IS NULL

-- name: set
INSERT INTO case_holds (case_id, set_at, set_by, reason) VALUES ($1, $2, $3, $4)

-- name: lift
UPDATE case_holds SET lifted_at = $2, lifted_by = $3, lift_reason = $4 WHERE case_id = $1 AND lifted_at IS NULL

-- name: all
SELECT set_at, set_by, reason, lifted_at, lifted_by, lift_reason FROM case_holds WHERE case_id = $1 ORDER BY number

-- name: made_by
SELECT created_by FROM cases WHERE id = $1
