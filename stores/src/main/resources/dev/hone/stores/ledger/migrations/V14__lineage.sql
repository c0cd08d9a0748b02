-- Which version was made of which data, by which run.
CREATE TABLE lineage (
    project         text        NOT NULL,
    version         integer     NOT NULL,
    run             text        NOT NULL,
    manifest        text        NOT NULL,
    project_version integer,
    execution       text        NOT NULL,
    at              timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (project, version)
);

CREATE INDEX lineage_by_manifest ON lineage (project, manifest);

INSERT INTO lineage (project, version, run, manifest, execution, at)
SELECT DISTINCT ON (project, challenger) project, challenger, run, manifest, execution, at
FROM verdict
ORDER BY project, challenger, at;
