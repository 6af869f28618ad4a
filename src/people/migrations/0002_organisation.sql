-- SPDX-License-Identifier: EUPL-1.2
-- People whose sign-in lies with their organisation. `subject` is a keyed hash of issuer and the provider's name of the person.
CREATE TABLE organisation_accounts (
  subject TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id)
);

ALTER TABLE sessions ADD COLUMN how TEXT NOT NULL DEFAULT 'password';   -- 'password', 'once', 'oidc'
ALTER TABLE sessions ADD COLUMN elsewhere TEXT NOT NULL DEFAULT '';     -- keyed hash of the session's name at the provider
CREATE INDEX sessions_by_elsewhere ON sessions (elsewhere);
