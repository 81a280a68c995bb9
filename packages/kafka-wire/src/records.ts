// An entry of its own: what keeps logs and coordinators needs the records in them, and need not load what clients ask.
export * from './consumer-protocol.ts'
export * from './coordinator-record.ts'
export * from './metadata-record.ts'
export { noTopicId } from './schemas/topic-id.ts'
