-- Every change of a project is a new version; nothing is overwritten.
CREATE TABLE project (
    name       text        NOT NULL,
    version    integer     NOT NULL,
    definition jsonb       NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text        NOT NULL,
    PRIMARY KEY (name, version)
);
