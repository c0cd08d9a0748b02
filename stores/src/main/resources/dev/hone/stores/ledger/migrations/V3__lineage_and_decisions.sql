CREATE TABLE manifest (
    project    text        NOT NULL,
    digest     text        NOT NULL,
    sequence   bigint      GENERATED ALWAYS AS IDENTITY,
    pictures   integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, digest)
);

CREATE TABLE verdict (
    project    text        NOT NULL,
    execution  text        NOT NULL,
    manifest   text        NOT NULL,
    run        text        NOT NULL,
    challenger integer     NOT NULL,
    champion   integer,
    outcome    text        NOT NULL,
    reasons    jsonb       NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, execution)
);

CREATE TABLE promotion (
    project  text        NOT NULL,
    sequence bigint      NOT NULL,
    version  integer     NOT NULL,
    run      text        NOT NULL,
    before   integer,
    by       text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, sequence)
);

-- Which version answers: changed only by compare-and-set on the sequence.
CREATE TABLE assignment (
    project  text        PRIMARY KEY,
    version  integer     NOT NULL,
    run      text        NOT NULL,
    sequence bigint      NOT NULL,
    since    timestamptz NOT NULL,
    by       text        NOT NULL
);
