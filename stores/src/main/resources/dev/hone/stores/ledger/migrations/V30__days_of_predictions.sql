-- What a day of predictions came to, so that a page about a month need not read a million of them. Late answers may come for a
-- while after a day is over, so each row says when it was added up.
CREATE TABLE prediction_day (
    project   text             NOT NULL,
    day       date             NOT NULL,
    answers   bigint           NOT NULL,
    median    double precision,
    slow      double precision,
    summed_at timestamptz      NOT NULL,
    PRIMARY KEY (project, day)
);
