-- A picture that is erased takes along what was said of it, which must be found without reading everything.
CREATE INDEX prediction_by_picture ON prediction (project, picture);

ALTER TABLE embedding ADD COLUMN picture text;

UPDATE embedding
SET picture = prediction.picture
FROM prediction
WHERE prediction.id = embedding.prediction;

DELETE FROM embedding
WHERE picture IS NULL;

ALTER TABLE embedding ALTER COLUMN picture SET NOT NULL;

CREATE INDEX embedding_by_picture ON embedding (project, picture);
