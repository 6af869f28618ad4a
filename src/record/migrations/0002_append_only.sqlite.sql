-- SPDX-License-Identifier: EUPL-1.2
-- The chain shows a changed line afterwards; these keep a mistaken statement from changing one at all.
CREATE TRIGGER record_lines_stay BEFORE DELETE ON record_lines
BEGIN
  SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER record_lines_fixed BEFORE UPDATE ON record_lines
WHEN OLD.position IS NOT NULL OR NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.event <> OLD.event
  OR NEW.room <> OLD.room OR NEW.case_id <> OLD.case_id OR NEW.job <> OLD.job OR NEW.account <> OLD.account
  OR NEW.facts <> OLD.facts
BEGIN
  SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER record_batches_stay BEFORE DELETE ON record_batches
BEGIN
  SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER record_batches_fixed BEFORE UPDATE ON record_batches
BEGIN
  SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER decisions_fixed BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'decisions are undone by a new line');
END;
