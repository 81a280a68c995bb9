import { Schema } from '../data/schema.ts'

/** Which record of a snapshot one is; `false` for those of the log. */
export type SnapshotMark = 'true' | 'first' | 'first_in_data_collection' | 'last_in_data_collection' | 'last' | 'false'

/** The field `snapshot` of an event's source. */
export const snapshotSchema = Schema.string({
  optional: true,
  name: 'io.debezium.data.Enum',
  version: 1,
  parameters: { allowed: 'true,first,first_in_data_collection,last_in_data_collection,last,false,incremental' },
  default: 'false',
})
