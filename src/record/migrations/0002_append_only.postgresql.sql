-- SPDX-License-Identifier: EUPL-1.2
-- The chain shows a changed line afterwards; these keep a mistaken statement from changing one at all.
CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is append-only';
END $$;

CREATE FUNCTION decisions_are_undone_by_a_new_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'decisions are undone by a new line';
END $$;

CREATE TRIGGER record_lines_stay BEFORE DELETE ON record_lines
FOR EACH ROW EXECUTE FUNCTION record_is_append_only();

CREATE TRIGGER record_lines_fixed BEFORE UPDATE ON record_lines
FOR EACH ROW WHEN (OLD.position IS NOT NULL OR NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.event <> OLD.event
  OR NEW.room <> OLD.room OR NEW.case_id <> OLD.case_id OR NEW.job <> OLD.job OR NEW.account <> OLD.account
  OR NEW.facts <> OLD.facts)
EXECUTE FUNCTION record_is_append_only();

CREATE TRIGGER record_batches_stay BEFORE DELETE ON record_batches
FOR EACH ROW EXECUTE FUNCTION record_is_append_only();

CREATE TRIGGER record_batches_fixed BEFORE UPDATE ON record_batches
FOR EACH ROW EXECUTE FUNCTION record_is_append_only();

CREATE TRIGGER decisions_fixed BEFORE UPDATE ON decisions
FOR EACH ROW EXECUTE FUNCTION decisions_are_undone_by_a_new_line();
