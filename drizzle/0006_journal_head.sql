-- The last line is remembered apart: removing the end of the journal would otherwise leave a chain that looks whole.
CREATE OR REPLACE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	last record;
BEGIN
	-- A line that brings its hash comes from a backup: it is kept as it is, and checked when the journal is verified.
	IF NEW.hash <> '' THEN
		RETURN NEW;
	END IF;
	PERFORM pg_advisory_xact_lock(20281231);
	SELECT id, hash INTO last FROM "journal" ORDER BY id DESC LIMIT 1;
	NEW.id := coalesce(last.id, 0) + 1;
	NEW.previous := coalesce(last.hash, '');
	NEW.at := clock_timestamp();
	NEW.hash := journal_hash(NEW);
	INSERT INTO "settings" ("key", "value") VALUES ('journal-head', jsonb_build_object('id', NEW.id, 'hash', NEW.hash))
		ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value";
	RETURN NEW;
END
$$;
