CREATE TABLE prediction (
    id            text        PRIMARY KEY,
    project       text        NOT NULL,
    version       integer     NOT NULL,
    picture       text        NOT NULL,
    predicted     text        NOT NULL,
    probabilities jsonb       NOT NULL,
    millis        double precision NOT NULL,
    at            timestamptz NOT NULL
);

CREATE INDEX prediction_by_time ON prediction (project, at DESC);

-- An index of what the bucket holds; the bucket is the truth.
CREATE TABLE judgement (
    id            text        PRIMARY KEY,
    project       text        NOT NULL,
    picture       text        NOT NULL,
    kind          text        NOT NULL,
    label         text        NOT NULL,
    by            text        NOT NULL,
    at            timestamptz NOT NULL,
    via           text        NOT NULL,
    prediction_id text,
    note          text,
    sampled       boolean     NOT NULL
);

CREATE INDEX judgement_by_picture ON judgement (project, picture, id DESC);
