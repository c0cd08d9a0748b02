-- The file that a project was last made of, and the version it made: newer ones came from elsewhere.
CREATE TABLE applied_file (
    project    text        PRIMARY KEY,
    digest     text        NOT NULL,
    version    integer     NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Until now all came from files.
INSERT INTO applied_file (project, digest, version)
SELECT name, '', max(version)
FROM project
GROUP BY name;

-- The schedule that was last put into Kestra, where its owner may have changed the flow since.
CREATE TABLE put_schedule (
    project  text        PRIMARY KEY,
    schedule text        NOT NULL,
    put_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What an import says is compared with what was said before.
CREATE INDEX import_label_by_picture ON import_label (project, digest);
