/**
 * A sink that writes the records of topics into tables of PostgreSQL, each of them once.
 *
 * @module
 */
export { postgresSink } from './postgres-sink.ts'
