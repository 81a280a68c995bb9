-- MariaDB: what the order service knows.
CREATE DATABASE shop CHARACTER SET utf8mb4;
CREATE TABLE shop.orders (
  id INT PRIMARY KEY,
  customer VARCHAR(20) NOT NULL,
  status VARCHAR(10) NOT NULL,
  cents INT NOT NULL,
  paid_cents INT NOT NULL,
  version INT NOT NULL
);
-- A row is inserted and deleted in the transaction of its event: the binlog keeps it for the connector, and the table stays empty.
CREATE TABLE shop.outbox (
  id CHAR(36) PRIMARY KEY,
  aggregatetype VARCHAR(20) NOT NULL,
  aggregateid VARCHAR(20) NOT NULL,
  type VARCHAR(20) NOT NULL,
  payload LONGTEXT NOT NULL
);
