/**
 * Debezium's connectors for MariaDB and MySQL: rows of tables, and every change of them, from the server's binlog.
 *
 * @module
 */
export { mariaDbSource } from './mariadb-source.ts'
export { mySqlSource } from './mysql-source.ts'
