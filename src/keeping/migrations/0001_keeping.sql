-- SPDX-License-Identifier: EUPL-1.2
-- How long cases are kept. Rows of a case go with it.
CREATE TABLE case_closings (
  case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  closed_at BIGINT NOT NULL
);

CREATE TABLE case_holds (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  set_at BIGINT NOT NULL,
  set_by TEXT NOT NULL,
  reason TEXT NOT NULL,           -- hex, sealed under the case's key
  lifted_at BIGINT,
  lifted_by TEXT NOT NULL DEFAULT '',
  lift_reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX case_holds_standing ON case_holds (case_id) WHERE lifted_at IS NULL;

-- What an administrator decided; a room without a row follows its manifest.
CREATE TABLE retention_rules (
  room TEXT PRIMARY KEY,
  days BIGINT NOT NULL,           -- after closing; 0: until a person deletes
  set_at BIGINT NOT NULL,
  set_by TEXT NOT NULL
);
