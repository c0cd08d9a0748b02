-- The kinds of what was done are few among many rows: an index finds one after the other.
CREATE INDEX audit_by_action ON audit (action, id DESC);
