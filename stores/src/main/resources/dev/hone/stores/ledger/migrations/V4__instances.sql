-- Which replica of serving answers with which version, and when it last said so.
CREATE TABLE instance (
    id      text        NOT NULL,
    project text        NOT NULL,
    version integer     NOT NULL,
    seen    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, project)
);
