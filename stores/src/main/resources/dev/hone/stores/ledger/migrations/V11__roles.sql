-- Beside the version in production there may be others: shadows, which are asked and not heard, and variants, which
-- answer a share of the requests.
ALTER TABLE assignment
    ADD COLUMN role  text             NOT NULL DEFAULT 'PRODUCTION',
    ADD COLUMN share double precision NOT NULL DEFAULT 1 CHECK (share > 0 AND share <= 1),
    DROP CONSTRAINT assignment_pkey,
    ADD PRIMARY KEY (project, role, version);

CREATE UNIQUE INDEX assignment_of_production ON assignment (project) WHERE role = 'PRODUCTION';
