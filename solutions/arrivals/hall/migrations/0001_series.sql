-- SPDX-License-Identifier: EUPL-1.2
-- A department's series: the file it began with (a blob of the case), how it is read, and the hours that came after. Numbers of
-- arrivals name nobody. All of it goes with its case.
CREATE TABLE arrivals_series (
  case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  settings TEXT NOT NULL,                   -- JSON of Settings
  changed BIGINT NOT NULL,                  -- grows with every new hour and every change of the settings
  asked BIGINT NOT NULL,                    -- `changed` as the latest forecast saw it
  until_at BIGINT NOT NULL,                 -- where the data end, microseconds UTC
  outage BIGINT NOT NULL,                   -- so long a silence is an outage, microseconds
  silence_told BIGINT NOT NULL,             -- `until_at` of the silence that has been looked at
  latest TEXT NOT NULL,                     -- the job of the latest forecast
  before_latest TEXT NOT NULL
);

-- As they came: the row received last counts, those before it are what it corrected.
CREATE TABLE arrivals_hours (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,                       -- minutes since 1970 where the slot begins, in the counting of its series
  received BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (case_id, at, received)
);

CREATE TABLE arrivals_alarms (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                       -- 'today', 'outage', 'drift'
  began BIGINT NOT NULL,
  ended BIGINT,                             -- NULL: it stands
  facts TEXT NOT NULL,                      -- JSON of AlarmFacts
  PRIMARY KEY (case_id, kind, began)
);
