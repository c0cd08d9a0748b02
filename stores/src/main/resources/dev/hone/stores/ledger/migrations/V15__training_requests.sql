-- Who asked for a training, and why; those that are open when one is admitted are answered by that one.
CREATE TABLE training_request (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project     text        NOT NULL,
    reason      text        NOT NULL,
    detail      text        NOT NULL,
    by          text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    execution   text,
    admitted_at timestamptz
);

CREATE UNIQUE INDEX training_request_open ON training_request (project, reason, by, detail) WHERE execution IS NULL;
