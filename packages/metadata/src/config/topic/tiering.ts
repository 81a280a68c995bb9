import { long } from '../keys/numbers.ts'
import { boolean } from '../keys/texts.ts'
import { noTiering } from '../reasons.ts'

/** Tiered storage. */
export const tieringKeys = {
  'local.retention.bytes': long({
    default: '-2',
    least: -2,
    brokerSynonyms: [{ name: 'log.local.retention.bytes' }],
    refused: noTiering,
    documentation: 'How much of a tiered partition stays on the local disk; -2 means as `retention.bytes`.',
  }),
  'local.retention.ms': long({
    default: '-2',
    least: -2,
    brokerSynonyms: [{ name: 'log.local.retention.ms' }],
    refused: noTiering,
    documentation: 'How long the segments of a tiered partition stay on the local disk; -2 means as `retention.ms`.',
  }),
  'remote.log.copy.disable': boolean({
    default: 'false',
    refused: noTiering,
    documentation: 'Whether a tiered topic stops copying segments to remote storage.',
  }),
  'remote.log.delete.on.disable': boolean({
    default: 'false',
    refused: noTiering,
    documentation: 'Whether data in remote storage is deleted when tiered storage is turned off for the topic.',
  }),
  'remote.storage.enable': boolean({
    default: 'false',
    refused: noTiering,
    documentation: 'Whether closed segments are also kept in remote storage.',
  }),
} as const
