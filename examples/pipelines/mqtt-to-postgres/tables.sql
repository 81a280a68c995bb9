-- Every reading there ever was.
CREATE TABLE readings (
  sensor text NOT NULL,
  number integer NOT NULL,
  celsius numeric(5, 2) NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (sensor, number)
);
-- The last one of each sensor.
CREATE TABLE latest (
  sensor text PRIMARY KEY,
  number integer NOT NULL,
  celsius numeric(5, 2) NOT NULL,
  taken_at timestamptz NOT NULL
);
