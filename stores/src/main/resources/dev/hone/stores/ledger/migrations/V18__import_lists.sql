-- What the import lists in the bucket say. A list never changes: one that is here is not read again.
CREATE TABLE import_list (
    project text    NOT NULL,
    id      text    NOT NULL,
    lines   integer NOT NULL,
    PRIMARY KEY (project, id)
);

CREATE TABLE import_label (
    project text    NOT NULL,
    list    text    NOT NULL,
    line    integer NOT NULL,
    digest  text    NOT NULL,
    label   text    NOT NULL,
    name    text    NOT NULL,
    source  text    NOT NULL,
    by      text    NOT NULL,
    PRIMARY KEY (project, list, line),
    FOREIGN KEY (project, list) REFERENCES import_list ON DELETE CASCADE
);
