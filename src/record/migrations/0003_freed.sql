-- SPDX-License-Identifier: EUPL-1.2
-- What of a job's cost was measured at the machine's energy counters; the rest is estimated from CPU time.
ALTER TABLE job_costs ADD COLUMN metered_us BIGINT NOT NULL DEFAULT 0;
ALTER TABLE job_costs ADD COLUMN energy_uj BIGINT NOT NULL DEFAULT 0;

CREATE INDEX baselines_by_kind ON baselines (room, kind);

-- Files of sampled work that were read in, by their hash: the same file twice would count everything twice.
CREATE TABLE baseline_files (
  hash TEXT PRIMARY KEY,
  samples BIGINT NOT NULL,
  at BIGINT NOT NULL
);

-- How long people worked on the decisions of a case that is gone: the time it freed stays.
CREATE TABLE kept_active (
  job TEXT PRIMARY KEY,
  ms BIGINT NOT NULL
);
