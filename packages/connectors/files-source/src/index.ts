/**
 * Sources of files: log files that are followed through rotation, folders of files of CSV and NDJSON.
 *
 * @module
 */
export { logFileSource } from './tail/log-file-source.ts'
