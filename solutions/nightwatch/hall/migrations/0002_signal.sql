-- SPDX-License-Identifier: EUPL-1.2
-- Raw signal around an alarm, for residents who have allowed it and for as long as they have. raw_until stands inside the sealed consent
-- too; here it is what the service, which has no key, goes by. NULL: nothing may be written.
ALTER TABLE nightwatch_residents ADD COLUMN raw_until BIGINT;

CREATE TABLE nightwatch_signals (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,                       -- of the device
  event TEXT NOT NULL,                      -- what it was kept for: 'fall', 'bed_exit'
  happened BIGINT NOT NULL,
  sensor_time DOUBLE PRECISION NOT NULL,    -- of the event; the same one again is known by it
  kept BIGINT NOT NULL,
  signal TEXT NOT NULL,                     -- the packets as they came, a line each, sealed
  UNIQUE (device, event, sensor_time)
);
CREATE INDEX nightwatch_signals_resident ON nightwatch_signals (case_id, resident);
