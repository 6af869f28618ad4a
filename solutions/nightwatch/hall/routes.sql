-- SPDX-License-Identifier: EUPL-1.2
-- name: service
SELECT beat, broker FROM nightwatch_service WHERE one = 1

-- name: page
INSERT INTO nightwatch_pages (case_id, page, seen) VALUES ($1, $2, $3) ON CONFLICT (case_id, page) DO UPDATE SET seen = excluded.seen

-- name: forget_pages
DELETE FROM nightwatch_pages WHERE case_id = $1 AND seen < $2

-- name: shown
INSERT INTO nightwatch_shown (case_id, alarm, page, sounded, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (alarm, page) DO UPDATE SET sounded = excluded.sounded, at = excluded.at
WHERE nightwatch_shown.sounded < excluded.sounded AND nightwatch_shown.case_id = excluded.case_id
