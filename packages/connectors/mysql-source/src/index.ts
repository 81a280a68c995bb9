/**
 * Debezium's connector for MariaDB: rows of tables, and every change of them, from the server's binlog.
 *
 * @module
 */
export { mariaDbSource } from './mariadb-source.ts'
