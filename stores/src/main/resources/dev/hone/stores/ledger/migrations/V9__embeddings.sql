-- What the network made of a picture, as half-precision numbers; of some predictions only, since a row takes 2 KB.
CREATE TABLE embedding (
    prediction text        NOT NULL,
    project    text        NOT NULL,
    version    integer     NOT NULL,
    numbers    bytea       NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (prediction, at)
) PARTITION BY RANGE (at);

ALTER TABLE embedding ALTER COLUMN numbers SET STORAGE EXTERNAL;

CREATE INDEX embedding_by_time ON embedding (project, at DESC);
