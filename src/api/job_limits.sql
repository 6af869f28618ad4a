-- SPDX-License-Identifier: EUPL-1.2
-- Two counts and not one: each has an index of its own over the few jobs that have not ended.

-- name: of_account
SELECT (SELECT count(*) FROM jobs WHERE state = 'queued' AND parent IS NULL AND account = $1) AS queued,
  (SELECT count(*) FROM jobs WHERE state IN ('running', 'joining') AND parent IS NULL AND account = $1) AS working

-- name: of_kind
SELECT (SELECT count(*) FROM jobs WHERE state = 'queued' AND parent IS NULL AND room = $1 AND kind = $2) AS queued,
  (SELECT count(*) FROM jobs WHERE state IN ('running', 'joining') AND parent IS NULL AND room = $1 AND kind = $2) AS working
