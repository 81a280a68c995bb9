-- PostgreSQL: every event of an order, by the sink.
CREATE TABLE order_events (
  order_id integer NOT NULL,
  version integer NOT NULL,
  type text NOT NULL,
  customer text,
  cents integer,
  PRIMARY KEY (order_id, version)
);
-- What they come to, by the consumer.
CREATE TABLE order_view (
  id integer PRIMARY KEY,
  customer text NOT NULL,
  status text NOT NULL,
  cents integer NOT NULL,
  version integer NOT NULL
);
CREATE TABLE payments (
  order_id integer PRIMARY KEY,
  cents integer NOT NULL
);
