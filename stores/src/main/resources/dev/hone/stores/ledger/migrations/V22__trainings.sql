-- What became of each execution that was let through to train, and what it trained on.
CREATE TABLE training (
    project         text        NOT NULL,
    execution       text        NOT NULL,
    settings        text        NOT NULL,
    wants           text        NOT NULL,
    forced          boolean     NOT NULL,
    project_version integer,
    code_version    text        NOT NULL,
    admitted_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    manifest        text,
    pulled_at       timestamptz,
    outcome         text,
    detail          text,
    ended_at        timestamptz,
    PRIMARY KEY (project, execution)
);

CREATE INDEX training_by_manifest ON training (project, manifest);

-- The execution that a request came with, and why it was refused. The execution that answers it may be another one.
ALTER TABLE training_request
    ADD COLUMN asked_in text,
    ADD COLUMN refusal  text;

DROP INDEX training_request_open;

CREATE UNIQUE INDEX training_request_asked_in ON training_request (project, asked_in);
