/**
 * A source that receives messages of syslog.
 *
 * @module
 */
export { messageSchema } from './message-record.ts'
export { syslogSource } from './syslog-source.ts'
