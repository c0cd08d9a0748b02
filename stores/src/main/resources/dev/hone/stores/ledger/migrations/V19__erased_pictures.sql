-- Pictures that must not come back, whatever backup is restored. The bucket holds the same.
CREATE TABLE erased_picture (
    project   text        NOT NULL,
    digest    text        NOT NULL,
    erased_at timestamptz NOT NULL,
    erased_by text        NOT NULL,
    PRIMARY KEY (project, digest)
);
