import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { S3SinkConfig } from '../config.ts'
import { zstd } from './zstd.ts'

/** How objects are compressed as a whole: block by block, as files of either kind may be put one behind the other. */
export interface Packing {
  /** With its dot. */
  readonly extension: string
  readonly pack: (bytes: Uint8Array) => Promise<Uint8Array>
}

const zstdLevelDefault = 3

/** What a config says; undefined if objects are not compressed. */
export async function packingOf(config: S3SinkConfig): Promise<Packing | undefined> {
  const level = config['s3.compression.level']
  switch (config['s3.compression.type']) {
    case 'gzip': {
      const packed = promisify<Uint8Array, { level: number }, Buffer>(gzip)
      return { extension: '.gz', pack: (bytes) => packed(bytes, { level }) }
    }
    case 'zstd': {
      const packed = await zstd(level <= 0 ? zstdLevelDefault : level)
      return { extension: '.zst', pack: async (bytes) => packed(bytes) }
    }
    default:
      return undefined
  }
}
