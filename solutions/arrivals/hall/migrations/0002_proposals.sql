-- SPDX-License-Identifier: EUPL-1.2
-- The proposals of a case. A list of jobs alone would lose them among the renewals of every hour.
CREATE TABLE arrivals_proposals (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  job TEXT NOT NULL,
  made BIGINT NOT NULL,
  PRIMARY KEY (case_id, job)
);
