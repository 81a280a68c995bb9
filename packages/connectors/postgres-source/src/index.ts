/**
 * Debezium's connector for PostgreSQL: rows of tables, and every change of them, from the write-ahead log.
 *
 * @module
 */
export { postgresSource } from './postgres-source.ts'
