-- What was judged last is looked through from the newest on, and counted since a time.
CREATE INDEX judgement_by_time ON judgement (project, at DESC, id DESC);
