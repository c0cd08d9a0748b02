-- A month is a table, so that old predictions go without a trace of them having to be swept up.
CREATE FUNCTION add_month(parent text, month timestamptz) RETURNS void
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
    IF to_regclass(child) IS NULL THEN
        -- attaching does not keep others from reading and writing, as creating it in place would
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', child, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            parent, child, start AT TIME ZONE 'UTC', (start + INTERVAL '1 month') AT TIME ZONE 'UTC');
    END IF;
END
$$;

ALTER TABLE prediction RENAME TO prediction_before;
ALTER INDEX prediction_pkey RENAME TO prediction_before_pkey;
ALTER INDEX prediction_by_time RENAME TO prediction_before_by_time;

CREATE TABLE prediction (
    id              text             NOT NULL,
    project         text             NOT NULL,
    project_version integer,
    version         integer          NOT NULL,
    role            text             NOT NULL DEFAULT 'PRODUCTION',
    picture         text             NOT NULL,
    predicted       text             NOT NULL,
    probabilities   jsonb            NOT NULL,
    millis          double precision NOT NULL,
    at              timestamptz      NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE INDEX prediction_by_time ON prediction (project, at DESC);

SELECT add_month('prediction', month)
FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS month FROM prediction_before) AS months;

INSERT INTO prediction (id, project, version, picture, predicted, probabilities, millis, at)
SELECT id, project, version, picture, predicted, probabilities, millis, at
FROM prediction_before;

DROP TABLE prediction_before;
