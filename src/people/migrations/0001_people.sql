-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,     -- lower case
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  password TEXT NOT NULL,         -- argon2id; '' where none was set
  must_change BIGINT NOT NULL,
  closed BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE grants (
  account TEXT NOT NULL REFERENCES accounts (id),
  room TEXT NOT NULL,             -- '*': every room
  role TEXT NOT NULL,
  PRIMARY KEY (account, room, role)
);

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE once_tokens (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  expires_at BIGINT NOT NULL
);

-- Tries to sign in, per account (hash of what was typed) and per address. Swept after a day.
CREATE TABLE sign_in_tries (
  who TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  blocked_until BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  title TEXT NOT NULL,            -- hex, sealed under the case's key
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL REFERENCES accounts (id)
);

CREATE TABLE case_members (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  account TEXT NOT NULL REFERENCES accounts (id),
  added_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,      -- of the latest line "case.opened"
  PRIMARY KEY (case_id, account)
);
CREATE INDEX case_members_by_account ON case_members (account);
