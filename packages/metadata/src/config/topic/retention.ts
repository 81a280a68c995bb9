import { long } from '../keys/numbers.ts'
import { inMs } from '../reasons.ts'

/** When old records go. */
export const retentionKeys = {
  'file.delete.delay.ms': long({
    default: '60000',
    least: 0,
    brokerSynonyms: [{ name: 'log.segment.delete.delay.ms' }],
    documentation: 'How long the files of a removed segment stay, renamed, before they are deleted.',
  }),
  'retention.bytes': long({
    default: '-1',
    brokerSynonyms: [{ name: 'log.retention.bytes' }],
    documentation: 'How large a partition may grow before its oldest segments are deleted; -1 for no limit.',
  }),
  'retention.ms': long({
    default: '604800000',
    least: -1,
    brokerSynonyms: [
      { name: 'log.retention.ms' },
      { name: 'log.retention.minutes', factor: inMs.minute },
      { name: 'log.retention.hours', factor: inMs.hour },
    ],
    documentation: 'How old a segment may grow before it is deleted; -1 to keep it for ever.',
  }),
} as const
