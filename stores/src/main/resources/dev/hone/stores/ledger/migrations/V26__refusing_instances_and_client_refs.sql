-- A replica also says which version should answer and does not; then none may answer at all.
ALTER TABLE instance
    ALTER COLUMN version DROP NOT NULL,
    ADD COLUMN refused integer,
    ADD COLUMN reason text;

-- What the caller called the request.
ALTER TABLE prediction ADD COLUMN client_ref text;
