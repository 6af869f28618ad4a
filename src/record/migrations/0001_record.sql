-- SPDX-License-Identifier: EUPL-1.2
-- The record: lines as they were appended, and what the sealer added to them. An empty text means "none".
CREATE TABLE record_lines (
  number $identity,
  at BIGINT NOT NULL,
  event TEXT NOT NULL,
  room TEXT NOT NULL,
  case_id TEXT NOT NULL,
  job TEXT NOT NULL,
  account TEXT NOT NULL,
  facts TEXT NOT NULL,
  position BIGINT,                -- in the chain, from 1
  link TEXT                       -- hex
);
CREATE INDEX record_unsealed ON record_lines (number) WHERE position IS NULL;
CREATE UNIQUE INDEX record_positions ON record_lines (position) WHERE position IS NOT NULL;
CREATE INDEX record_of_case ON record_lines (case_id, number) WHERE case_id <> '';

CREATE TABLE record_batches (
  number BIGINT PRIMARY KEY,
  first_position BIGINT NOT NULL,
  last_position BIGINT NOT NULL,
  root TEXT NOT NULL,
  head TEXT NOT NULL,
  signature TEXT NOT NULL,
  sealed_at BIGINT NOT NULL
);

CREATE TABLE record_leader (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  holder TEXT NOT NULL,
  until BIGINT NOT NULL
);
INSERT INTO record_leader (one, holder, until) VALUES (1, '', 0);

CREATE TABLE decision_batches (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  room TEXT NOT NULL,
  job TEXT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL,
  active_ms BIGINT NOT NULL
);
CREATE INDEX decision_batches_by_job ON decision_batches (job);

CREATE TABLE decisions (
  number $identity,
  batch TEXT NOT NULL REFERENCES decision_batches (id) ON DELETE CASCADE,
  job TEXT NOT NULL,
  part TEXT NOT NULL,
  proposed TEXT NOT NULL,
  decided TEXT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,           -- hex, sealed under the case's key; '' for none
  amended TEXT NOT NULL,          -- the same
  hash TEXT NOT NULL
);
CREATE INDEX decisions_by_part ON decisions (job, part, number);
CREATE INDEX decisions_by_batch ON decisions (batch, number);

CREATE TABLE job_costs (
  job TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  cpu_us BIGINT NOT NULL,
  at BIGINT NOT NULL
);

CREATE TABLE freed_jobs (
  job TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  assumed_minutes DOUBLE PRECISION NOT NULL,
  at BIGINT NOT NULL
);

CREATE TABLE baselines (
  number $identity,
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  minutes DOUBLE PRECISION NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
