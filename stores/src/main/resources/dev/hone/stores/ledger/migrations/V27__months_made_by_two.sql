-- Whoever waited for another who made the month looks into the catalog itself: names are looked up in a cache, which may not
-- have heard of it yet.
CREATE OR REPLACE FUNCTION add_month(parent text, month timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    start timestamp := date_trunc('month', month AT TIME ZONE 'UTC');
    child text      := parent || to_char(start, '_YYYY_MM');
BEGIN
    IF to_regclass(child) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('add_month ' || parent));
    IF NOT EXISTS (
        SELECT 1
        FROM pg_class
        WHERE relname = child
          AND relnamespace = to_regnamespace(current_schema()::text))
    THEN
        -- attaching does not keep others from reading and writing, as creating it in place would
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', child, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            parent, child, start AT TIME ZONE 'UTC', (start + INTERVAL '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;
