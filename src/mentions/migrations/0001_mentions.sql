-- SPDX-License-Identifier: EUPL-1.2
-- Who is mentioned where, by keyed hash. An empty text means "none".
CREATE TABLE mentions (
  hash TEXT NOT NULL,
  case_id TEXT NOT NULL,
  job TEXT NOT NULL,
  PRIMARY KEY (hash, case_id, job)
);
CREATE INDEX mentions_by_case ON mentions (case_id);
