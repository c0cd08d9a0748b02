-- People who use the web app. Of their passwords only a slow hash; rows are never deleted.
CREATE TABLE web_user (
    name     text        PRIMARY KEY,
    role     text        NOT NULL,
    hash     text        NOT NULL,
    made_at  timestamptz NOT NULL DEFAULT now(),
    made_by  text        NOT NULL,
    ended_at timestamptz
);
