-- What is said of each picture now, and where it belongs: many ask for that, and putting it together from all lists and judgements
-- takes long. A picture that nobody names any more stays while the newest data set knows its place.
CREATE TABLE known_picture (
    project     text        NOT NULL,
    digest      text        NOT NULL,
    added_at    timestamptz NOT NULL,
    label       text,
    source      text,
    conflicting boolean     NOT NULL DEFAULT false,
    split       text,
    alike       text,
    why         text,
    near        text[]      NOT NULL DEFAULT '{}',
    PRIMARY KEY (project, digest)
);

CREATE INDEX known_picture_by_time ON known_picture (project, added_at DESC, digest DESC);

CREATE INDEX known_picture_by_label ON known_picture (project, label, digest);

-- A group is named by the first of its members, so that this one holds only pictures that resemble another.
CREATE INDEX known_picture_alike ON known_picture (project, alike, digest) WHERE alike <> digest;

-- Since when the places of this data set are those of known pictures.
ALTER TABLE manifest ADD COLUMN placed_at timestamptz;

-- A judgement counts unless it takes back what was judged before; then the imports count, if they all say the same.
CREATE FUNCTION know_pictures(projects text[], digests text[]) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    -- holds the row: who says something of the same picture at the same time waits, and sees this then
    INSERT INTO known_picture (project, digest, added_at)
    SELECT named.project, named.digest, coalesce(picture.added_at, now())
    FROM (SELECT DISTINCT * FROM unnest(projects, digests) AS given (project, digest)) AS named
    LEFT JOIN picture USING (project, digest)
    ORDER BY named.project, named.digest
    ON CONFLICT (project, digest) DO UPDATE SET digest = excluded.digest;

    UPDATE known_picture AS known
    SET label = coalesce(said.judged, CASE WHEN said.least = said.most THEN said.least END),
        source = CASE WHEN said.judged IS NOT NULL THEN 'JUDGEMENT' WHEN said.least = said.most THEN 'IMPORT' END,
        conflicting = said.judged IS NULL AND coalesce(said.least <> said.most, false)
    FROM (
        SELECT named.project, named.digest, newest.label AS judged, imported.least, imported.most
        FROM (SELECT DISTINCT * FROM unnest(projects, digests) AS given (project, digest)) AS named
        LEFT JOIN LATERAL (
            SELECT EXISTS (
                SELECT 1
                FROM refused_picture AS refused
                WHERE refused.project = named.project
                  AND refused.digest = named.digest) AS unreadable) AS file ON true
        LEFT JOIN LATERAL (
            SELECT kind, label
            FROM judgement
            WHERE judgement.project = named.project
              AND judgement.picture = named.digest
            ORDER BY id DESC
            LIMIT 1) AS newest ON newest.kind <> 'WITHDRAW' AND NOT file.unreadable
        LEFT JOIN LATERAL (
            SELECT min(line.label) AS least, max(line.label) AS most
            FROM import_label AS line
            WHERE line.project = named.project
              AND line.digest = named.digest) AS imported ON NOT file.unreadable) AS said
    WHERE known.project = said.project
      AND known.digest = said.digest;

    DELETE FROM known_picture AS known
    USING unnest(projects, digests) AS given (project, digest)
    WHERE known.project = given.project
      AND known.digest = given.digest
      AND (known.label IS NULL AND NOT known.conflicting AND known.split IS NULL
        OR EXISTS (
            SELECT 1
            FROM erased_picture AS erased
            WHERE erased.project = given.project
              AND erased.digest = given.digest));
END
$$;

CREATE FUNCTION know_changed_pictures() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_TABLE_NAME = 'judgement' THEN
        PERFORM know_pictures(array_agg(project), array_agg(picture)) FROM changed;
    ELSE
        PERFORM know_pictures(array_agg(project), array_agg(digest)) FROM changed;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER known AFTER INSERT ON judgement
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

CREATE TRIGGER known AFTER INSERT ON import_label
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

CREATE TRIGGER known_no_more AFTER DELETE ON import_label
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

CREATE TRIGGER known_no_more AFTER INSERT ON erased_picture
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

CREATE TRIGGER known_no_more AFTER INSERT ON refused_picture
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

CREATE TRIGGER known AFTER DELETE ON refused_picture
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION know_changed_pictures();

SELECT know_pictures(array_agg(project), array_agg(digest))
FROM (
    SELECT project, digest
    FROM import_label
    UNION
    SELECT project, picture
    FROM judgement) AS named;
