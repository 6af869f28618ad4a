-- SPDX-License-Identifier: EUPL-1.2
-- What is never or always struck in every case of the authority. Sealed under the installation's key: a value may name a person.
CREATE TABLE access_authority_exceptions (
  id TEXT PRIMARY KEY,
  exception TEXT NOT NULL,                  -- JSON of ExceptionRow, sealed (hex)
  account TEXT NOT NULL REFERENCES accounts (id),
  at BIGINT NOT NULL
);
