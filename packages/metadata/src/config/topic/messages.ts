import { int, long } from '../keys/numbers.ts'
import { choice } from '../keys/texts.ts'
import { batchSizeBytesMax } from '../../limits.ts'
import { never } from '../reasons.ts'

/** Which records a topic takes, and whose time they carry. */
export const messageKeys = {
  'max.message.bytes': int({
    default: '1048588',
    least: 0,
    greatest: batchSizeBytesMax,
    brokerSynonyms: [{ name: 'message.max.bytes' }],
    documentation: 'The largest record batch that the topic takes, in bytes as compressed, with its header.',
  }),
  'message.timestamp.after.max.ms': long({
    default: '3600000',
    least: 0,
    brokerSynonyms: [{ name: 'log.message.timestamp.after.max.ms' }],
    documentation: "How far a record's timestamp may lie after the broker's clock where the type is `CreateTime`.",
  }),
  'message.timestamp.before.max.ms': long({
    default: never,
    least: 0,
    brokerSynonyms: [{ name: 'log.message.timestamp.before.max.ms' }],
    documentation: "How far a record's timestamp may lie before the broker's clock where the type is `CreateTime`.",
  }),
  'message.timestamp.type': choice(['CreateTime', 'LogAppendTime'], {
    default: 'CreateTime',
    brokerSynonyms: [{ name: 'log.message.timestamp.type' }],
    documentation:
      'Whose time a record carries: the one its producer gave it, or the one at which the broker appended it.',
  }),
} as const
