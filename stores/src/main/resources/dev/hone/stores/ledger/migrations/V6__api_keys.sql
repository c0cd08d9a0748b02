-- Who may call. Hashes only: a key is 192 random bits, which no one finds from its hash. Rows are never deleted.
CREATE TABLE api_key (
    id           text        PRIMARY KEY,
    name         text        NOT NULL,
    role         text        NOT NULL,
    hash         text        NOT NULL UNIQUE,
    made_at      timestamptz NOT NULL DEFAULT now(),
    made_by      text        NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

CREATE UNIQUE INDEX api_key_by_name ON api_key (name) WHERE revoked_at IS NULL;
