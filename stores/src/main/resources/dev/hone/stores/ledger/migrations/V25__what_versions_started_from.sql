-- The version whose weights a version started from; null where it began anew, as all did until now.
ALTER TABLE lineage ADD COLUMN started_from integer;
