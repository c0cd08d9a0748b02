-- Versions that may not go into production until somebody lifts it. Rows stay.
CREATE TABLE blocked_version (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project   text        NOT NULL,
    version   integer     NOT NULL,
    reason    text        NOT NULL,
    by        text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by text,
    lifted_at timestamptz
);

CREATE UNIQUE INDEX blocked_version_now ON blocked_version (project, version) WHERE lifted_at IS NULL;
