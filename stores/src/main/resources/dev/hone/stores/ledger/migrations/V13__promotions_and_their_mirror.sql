-- How a promotion came, and the fencing token of the lease it was made under.
ALTER TABLE promotion
    ADD COLUMN kind  text NOT NULL DEFAULT 'DECIDED',
    ADD COLUMN token bigint;

-- Who began to show a promotion in MLflow, and when it was done. One who never said so may still be about to write.
CREATE TABLE mirroring (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project  text        NOT NULL,
    sequence bigint      NOT NULL,
    version  integer     NOT NULL,
    began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at  timestamptz
);

CREATE INDEX mirroring_open ON mirroring (project, version) WHERE done_at IS NULL;

-- The promotion that MLflow was last seen to show.
CREATE TABLE agreement (
    project   text        PRIMARY KEY,
    sequence  bigint      NOT NULL,
    agreed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
