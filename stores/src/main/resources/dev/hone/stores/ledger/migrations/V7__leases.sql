-- The right to do something alone for a while. Rows stay, so that no token is ever given twice.
CREATE TABLE lease (
    name   text        PRIMARY KEY,
    holder text        NOT NULL,
    token  bigint      NOT NULL,
    until  timestamptz NOT NULL
);
