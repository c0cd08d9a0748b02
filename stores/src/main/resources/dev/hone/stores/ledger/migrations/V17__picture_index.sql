-- An index of the pictures that the bucket holds and that somebody named; it can be made again from the bucket.
CREATE TABLE picture (
    project    text             NOT NULL,
    digest     text             NOT NULL,
    extension  text             NOT NULL,
    bytes      bigint           NOT NULL,
    added_at   timestamptz      NOT NULL,
    width      integer          NOT NULL,
    height     integer          NOT NULL,
    channels   integer          NOT NULL,
    brightness double precision NOT NULL,
    contrast   double precision NOT NULL,
    sharpness  double precision NOT NULL,
    hash       bigint           NOT NULL,
    PRIMARY KEY (project, digest)
);

-- Apart, because the hashes of all pictures are read often and the fingerprints of a few seldom.
CREATE TABLE picture_print (
    project text  NOT NULL,
    digest  text  NOT NULL,
    print   bytea NOT NULL,
    PRIMARY KEY (project, digest),
    FOREIGN KEY (project, digest) REFERENCES picture ON DELETE CASCADE
);

-- Files that somebody named and that are no pictures, so that they are read once.
CREATE TABLE refused_picture (
    project   text NOT NULL,
    digest    text NOT NULL,
    extension text NOT NULL,
    code      text NOT NULL,
    reason    text NOT NULL,
    PRIMARY KEY (project, digest)
);
