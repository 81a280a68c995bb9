import * as zlib from 'node:zlib'
import { passedTheBound } from './gzip.ts'

/** The part of node:zlib that Node has from 22.15 and 23.8 on; the types here are of Node 20. */
interface ZlibWithZstd {
  readonly zstdCompressSync?: (bytes: Uint8Array, options?: object) => Buffer
  readonly zstdDecompressSync?: (bytes: Uint8Array, options?: object) => Buffer
}
const { zstdCompressSync, zstdDecompressSync } = zlib as ZlibWithZstd
/** ZSTD_c_compressionLevel */
const compressionLevelParameter = 100
const chunkSizeBytes = 128 * 1024

/** What a native zstd does; unpack gives undefined for a frame that is broken or larger than it may be. */
export interface ZstdNative {
  readonly unpack: (frame: Buffer, sizeBytesMax: number) => Buffer | undefined
  readonly pack: (bytes: Buffer, level: number) => Buffer
}

/** zstd of node:zlib; undefined where Node is older. */
export const zstdNative: ZstdNative | undefined =
  zstdCompressSync === undefined || zstdDecompressSync === undefined
    ? undefined
    : {
        unpack(frame, sizeBytesMax) {
          try {
            return zstdDecompressSync(frame, { maxOutputLength: Math.max(sizeBytesMax, 1), chunkSize: chunkSizeBytes })
          } catch (error) {
            if (passedTheBound(error) || isZlibError(error)) return undefined
            throw error
          }
        },
        pack: (bytes, level) => zstdCompressSync(bytes, { params: { [compressionLevelParameter]: level } }),
      }

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error
}
