-- SPDX-License-Identifier: EUPL-1.2
-- Jobs. The row stays small, because it is rewritten at every step; what a job was given and what it gave lies beside it.
CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  parent TEXT REFERENCES jobs (id) ON DELETE CASCADE,
  root TEXT NOT NULL,                    -- the job that a person or a timer started
  place BIGINT NOT NULL,                 -- among the parent's children, from 0
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  case_id TEXT,
  account TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'joining', 'done', 'failed', 'cancelled', 'dead')),
  stop BIGINT NOT NULL DEFAULT 0,
  cancel BIGINT NOT NULL DEFAULT 0,
  turn BIGINT NOT NULL,                  -- order among the waiting
  ready BIGINT NOT NULL,                 -- not before this time
  fence BIGINT NOT NULL DEFAULT 0,       -- grows with every lease
  worker TEXT,
  lease_until BIGINT,
  attempts BIGINT NOT NULL DEFAULT 0,    -- runs that ended in an error
  crashes BIGINT NOT NULL DEFAULT 0,     -- runs that a supervisor saw die
  losses BIGINT NOT NULL DEFAULT 0,      -- leases that ran out
  error TEXT NOT NULL DEFAULT '',        -- its code; the rest is sealed beside
  fraction DOUBLE PRECISION NOT NULL DEFAULT 0,
  step TEXT NOT NULL DEFAULT '',
  created BIGINT NOT NULL,
  started BIGINT,
  ended BIGINT,
  cpu BIGINT NOT NULL DEFAULT 0,         -- microseconds, finished children included
  changed BIGINT NOT NULL                -- number of the latest change among jobs without parent; 0 for children
);
CREATE INDEX jobs_waiting ON jobs (room, turn) WHERE state = 'queued';
CREATE INDEX jobs_leased ON jobs (worker) WHERE state IN ('running', 'joining');
CREATE UNIQUE INDEX jobs_family ON jobs (parent, place) WHERE parent IS NOT NULL;
CREATE INDEX jobs_siblings ON jobs (parent, state, place) WHERE parent IS NOT NULL;
CREATE INDEX jobs_changed ON jobs (changed) WHERE parent IS NULL;
CREATE INDEX jobs_by_case ON jobs (case_id, created) WHERE parent IS NULL;
CREATE INDEX jobs_by_account ON jobs (account, created) WHERE parent IS NULL;

-- Sealed under the case's key.
CREATE TABLE job_texts (
  job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('input', 'output', 'interim', 'checkpoint', 'error')),
  bytes BYTEA NOT NULL,
  PRIMARY KEY (job, what)
);

CREATE TABLE job_artefacts (
  job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  name BYTEA NOT NULL,                   -- sealed: the name of a file may name a person
  type TEXT NOT NULL,
  blob TEXT NOT NULL,
  size BIGINT NOT NULL,
  PRIMARY KEY (job, place)
);

CREATE TABLE periodic_runs (
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  latest BIGINT NOT NULL,
  job TEXT NOT NULL,
  PRIMARY KEY (room, kind)
);

-- One holder per name at a time: services, the sealer of the record.
CREATE TABLE leaders (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  fence BIGINT NOT NULL,
  lease_until BIGINT NOT NULL
);
