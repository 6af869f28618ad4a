-- SPDX-License-Identifier: EUPL-1.2
-- What the rooms of this program say of their kinds of jobs, where they say anything: written when a server starts.
CREATE TABLE job_kinds (
  room TEXT NOT NULL,
  kind TEXT NOT NULL,
  at_most BIGINT,                        -- runs at a time in the whole installation; NULL: no limit
  ahead BIGINT NOT NULL,                 -- 1: before the other jobs of its room
  PRIMARY KEY (room, kind)
);
CREATE INDEX jobs_running ON jobs (room, kind) WHERE state = 'running';
