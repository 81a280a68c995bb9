import { int } from '../keys/numbers.ts'
import { choice } from '../keys/texts.ts'

/** How the broker compresses. */
export const compressionKeys = {
  'compression.gzip.level': int({
    default: '-1',
    least: 1,
    greatest: 9,
    or: -1,
    brokerSynonyms: [{ name: 'compression.gzip.level' }],
    documentation:
      'The level at which the broker compresses where `compression.type` is `gzip`; -1 is the default level.',
  }),
  'compression.lz4.level': int({
    default: '9',
    least: 1,
    greatest: 17,
    brokerSynonyms: [{ name: 'compression.lz4.level' }],
    documentation:
      'The level at which the broker compresses where `compression.type` is `lz4`: 9 is fast, all others are thorough; above 10 it makes no difference.',
  }),
  'compression.type': choice(['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'], {
    default: 'producer',
    brokerSynonyms: [{ name: 'compression.type' }],
    documentation:
      'How batches are compressed in the log; `producer` keeps them as the producer sent them. Anything else costs the broker the time to compress what comes otherwise: at high levels seconds for a mebibyte, for which the other batches of that partition wait, but no other partition.',
  }),
  'compression.zstd.level': int({
    default: '3',
    least: -131_072,
    greatest: 22,
    brokerSynonyms: [{ name: 'compression.zstd.level' }],
    documentation: 'The level at which the broker compresses where `compression.type` is `zstd`.',
  }),
} as const
