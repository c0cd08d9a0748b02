-- Since when a replica answers with the version that it answers with.
ALTER TABLE instance ADD COLUMN since timestamptz NOT NULL DEFAULT now();
