-- SPDX-License-Identifier: EUPL-1.2
-- Hours of single groups (department, triage, mode), as arrivals_hours has them of the total.
CREATE TABLE arrivals_group_hours (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  part TEXT NOT NULL,                       -- the group's values, each with a unit separator behind it
  received BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (case_id, at, part, received)
);

-- Ambulances that said when they come. The reference is the sender's own number of the run, kept as a hash: it names no patient.
CREATE TABLE arrivals_announced (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  reference TEXT NOT NULL,
  announced BIGINT NOT NULL,                -- microseconds UTC, all three
  expected BIGINT NOT NULL,
  cancelled BIGINT,
  PRIMARY KEY (case_id, reference)
);
CREATE INDEX arrivals_announced_expected ON arrivals_announced (case_id, expected);
