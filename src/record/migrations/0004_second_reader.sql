-- SPDX-License-Identifier: EUPL-1.2
-- Cases in which another person than the one who decided has to read what was decided. No row: none is asked for.
CREATE TABLE second_reader_cases (
  case_id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- Rooms in which the authority asks for one in every case.
CREATE TABLE second_reader_rooms (
  room TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
