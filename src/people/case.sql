-- SPDX-License-Identifier: EUPL-1.2
-- name: create
INSERT INTO cases (id, room, title, state, created_at, created_by) VALUES ($1, $2, $3, 'open', $4, $5)

-- name: add_member
INSERT INTO case_members (case_id, account, added_at, opened_at) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING

-- name: list
SELECT c.id, c.room, c.title, c.state, c.created_at, c.created_by
FROM cases c JOIN case_members m ON m.case_id = c.id
WHERE m.account = $1 AND ($2 = '' OR c.room = $2) ORDER BY c.created_at DESC, c.id DESC

-- name: read
SELECT id, room, title, state, created_at, created_by FROM cases WHERE id = $1

-- name: set_state
UPDATE cases SET state = $2 WHERE id = $1

-- name: set_title
UPDATE cases SET title = $2 WHERE id = $1

-- name: members
SELECT m.account, a.login, a.name, m.added_at
FROM case_members m JOIN accounts a ON a.id = m.account WHERE m.case_id = $1 ORDER BY m.added_at, a.login

-- name: remove_member
DELETE FROM case_members WHERE case_id = $1 AND account = $2

-- name: count_members
SELECT COUNT(*) AS members FROM case_members WHERE case_id = $1

-- name: state
SELECT state FROM cases WHERE id = $1

-- name: room_of
SELECT room FROM cases WHERE id = $1

-- name: member
SELECT c.room, m.opened_at FROM case_members m JOIN cases c ON c.id = m.case_id WHERE m.case_id = $1 AND m.account = $2

-- name: note_opened
UPDATE case_members SET opened_at = $3 WHERE case_id = $1 AND account = $2 AND opened_at <= $4
