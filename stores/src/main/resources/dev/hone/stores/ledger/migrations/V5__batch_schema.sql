-- Spring Batch keeps its job repository here, with tables of its own.
CREATE SCHEMA batch;
