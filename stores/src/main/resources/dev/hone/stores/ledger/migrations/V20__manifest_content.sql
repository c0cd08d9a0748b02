-- The newest data set of each project, compressed: the next one is made from it without fetching it from the bucket.
ALTER TABLE manifest ADD COLUMN content bytea;

ALTER TABLE manifest ALTER COLUMN content SET STORAGE EXTERNAL;
