/**
 * Sources of files: log files that are followed through rotation, folders of files of CSV and NDJSON.
 *
 * @module
 */
export { csvFilesSource } from './folder/csv-files-source.ts'
export { ndjsonFilesSource } from './folder/ndjson-files-source.ts'
export { logFileSource } from './tail/log-file-source.ts'
