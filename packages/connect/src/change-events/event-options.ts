import { option } from '../config/option.ts'
import { atLeast, nonEmptyString } from '../config/validators.ts'

/** Options that sources of change events share: what records they give, and into which topics. */
export const eventOptions = {
  'tombstones.on.delete': option.boolean({
    default: true,
    importance: 'MEDIUM',
    doc: 'Whether behind a deletion there is a record of its key without a value, so that compaction can take the key away.',
  }),
  'provide.transaction.metadata': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether events say where in their transaction they are, and a topic tells where transactions begin and end.',
  }),
  'topic.transaction': option.string({
    default: 'transaction',
    importance: 'LOW',
    doc: "What that topic's name has behind `topic.prefix`.",
    validate: nonEmptyString,
  }),
  'skipped.operations': option.list({
    default: ['t'],
    importance: 'LOW',
    doc: 'What is not told: `c` (create), `u` (update), `d` (delete), `t` (truncate), or `none`.',
    validate: (value) =>
      Array.isArray(value) && value.every((entry) => ['c', 'u', 'd', 't', 'none'].includes(String(entry)))
        ? undefined
        : 'Entries are c, u, d, t or none',
  }),
  'heartbeat.interval.ms': option.int({
    default: 0,
    importance: 'MEDIUM',
    doc: 'How often a record says that the connector is alive, in milliseconds; 0: never.',
    validate: atLeast(0),
  }),
  'topic.heartbeat.prefix': option.string({
    default: '__debezium-heartbeat',
    importance: 'LOW',
    doc: 'What the name of the topic of those records has before `topic.prefix`.',
    validate: nonEmptyString,
  }),
  'max.batch.size': option.int({
    default: 2048,
    importance: 'MEDIUM',
    doc: 'How many records are given at once, at most; those of one change may be more.',
    validate: atLeast(1),
  }),
}
