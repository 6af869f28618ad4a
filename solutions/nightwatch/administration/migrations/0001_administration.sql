-- SPDX-License-Identifier: EUPL-1.2
-- What a ward's people wrote. Texts and consents are sealed under the case's key (hex). All goes with its case. Microseconds UTC.

-- Appended: what held from then on. A withdrawal is a line with no basis.
CREATE TABLE nightwatch_consents (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  consent TEXT NOT NULL,                    -- JSON of ward::Consent, sealed
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_consents_resident ON nightwatch_consents (case_id, resident);

-- When a resident was watched over: what alarms a resident-night are divided by.
CREATE TABLE nightwatch_spans (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT                              -- NULL: still
);
CREATE INDEX nightwatch_spans_case ON nightwatch_spans (case_id, resident);

-- Falls that people found and no sensor told.
CREATE TABLE nightwatch_missed (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  happened BIGINT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_missed_case ON nightwatch_missed (case_id, resident);

CREATE TABLE nightwatch_notes (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  note TEXT NOT NULL,                       -- sealed
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_notes_case ON nightwatch_notes (case_id, at);

-- Proposals that a person adopted or put aside. What was answered before counts for no new one.
CREATE TABLE nightwatch_proposals (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident TEXT NOT NULL,
  change TEXT NOT NULL,
  adopted BIGINT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_proposals_resident ON nightwatch_proposals (case_id, resident);

CREATE TABLE nightwatch_checks (
  number $identity,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  concerns BIGINT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX nightwatch_checks_case ON nightwatch_checks (case_id, at);
