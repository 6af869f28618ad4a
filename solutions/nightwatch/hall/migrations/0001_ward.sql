-- SPDX-License-Identifier: EUPL-1.2
-- A ward is a case. Names, rooms, consent and telephone numbers are sealed under the case's key (hex); the rest is ids, codes, numbers.
-- All of it goes with its case. Times are microseconds UTC.
CREATE TABLE nightwatch_wards (
  case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  routing TEXT NOT NULL,                    -- JSON of ward::Routing
  contacts TEXT NOT NULL,                   -- JSON of ward::Contacts, sealed; '' none
  channels TEXT NOT NULL                    -- which of them there are: "webhook sms"
);

CREATE TABLE nightwatch_residents (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  person TEXT NOT NULL,                     -- JSON of ward::Person, sealed
  policy TEXT NOT NULL,                     -- JSON of ward::Policy
  carer TEXT NOT NULL,                      -- account; '' the group
  watched BIGINT NOT NULL,                  -- 0: not listened to
  watched_until BIGINT                      -- end of the consent; NULL: none
);
CREATE INDEX nightwatch_residents_case ON nightwatch_residents (case_id);

CREATE TABLE nightwatch_devices (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,                   -- '' in the drawer
  kind TEXT NOT NULL,
  topic TEXT NOT NULL UNIQUE,               -- site/place/sensor
  model TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  silence BIGINT NOT NULL,                  -- seconds
  battery BIGINT,
  seen BIGINT,
  dropped DOUBLE PRECISION NOT NULL,
  online BIGINT NOT NULL,
  changed BIGINT NOT NULL                   -- of what the service must know: kind, resident, topic, model, secret, silence
);
CREATE INDEX nightwatch_devices_case ON nightwatch_devices (case_id);

-- What the alarm engine knows of a resident (or, with the case's id as subject, of the ward). It goes on from here after a restart.
CREATE TABLE nightwatch_standings (
  subject TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  standing TEXT NOT NULL,                   -- JSON of alarm::Standing
  due BIGINT                                -- when time alone changes it; NULL: never
);
CREATE INDEX nightwatch_standings_due ON nightwatch_standings (due);
CREATE INDEX nightwatch_standings_case ON nightwatch_standings (case_id);

CREATE TABLE nightwatch_alarms (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  kind TEXT NOT NULL,
  raised BIGINT NOT NULL,
  closed BIGINT,
  alarm TEXT NOT NULL                       -- JSON of ward::Alarm
);
CREATE INDEX nightwatch_alarms_case ON nightwatch_alarms (case_id, raised);

-- What the detectors said, kept before it is acknowledged to the sensor. The same one again is known by device, kind and when it happened.
CREATE TABLE nightwatch_events (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,                       -- nightwatch::name_of, "activity.*", "device.*"
  happened BIGINT NOT NULL,                 -- server's clock
  said BIGINT NOT NULL,
  sensor_time DOUBLE PRECISION NOT NULL,    -- seconds of the sensor's clock when it happened
  score DOUBLE PRECISION NOT NULL,
  UNIQUE (device, kind, sensor_time)
);
CREATE INDEX nightwatch_events_case ON nightwatch_events (case_id, resident, happened);

-- Every step of every alarm, in order: what the feed shows and what is sent out.
CREATE TABLE nightwatch_steps (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  alarm TEXT NOT NULL,                      -- '' of a pause or a presence
  resident TEXT NOT NULL,
  step TEXT NOT NULL,
  account TEXT NOT NULL,                    -- '' the house
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_steps_case ON nightwatch_steps (case_id, at);

-- Which page showed which call of an alarm, and which pages are open.
CREATE TABLE nightwatch_shown (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  alarm TEXT NOT NULL,
  page TEXT NOT NULL,
  sounded BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (alarm, page)
);
CREATE TABLE nightwatch_pages (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  page TEXT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (case_id, page)
);

-- Store and forward: what is to go out, until it has.
CREATE TABLE nightwatch_outbound (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  step BIGINT NOT NULL,                     -- of nightwatch_steps
  alarm TEXT NOT NULL,
  channel TEXT NOT NULL,                    -- 'webhook', 'fhir', 'hl7', 'sms', 'sounder'
  next BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  sent BIGINT,
  failed BIGINT,                            -- given up
  UNIQUE (step, channel)
);
CREATE INDEX nightwatch_outbound_next ON nightwatch_outbound (sent, failed, next);

-- One row: when the service was alive last, and whether its broker answers ('none', 'up', 'down').
CREATE TABLE nightwatch_service (
  one BIGINT PRIMARY KEY,
  beat BIGINT NOT NULL,
  broker TEXT NOT NULL,
  began BIGINT NOT NULL
);
