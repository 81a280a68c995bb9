import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A record of a golden batch: 64-bit integers are decimal text, bytes are base64. */
export interface GoldenRecord {
  readonly offset: string
  readonly timestamp: string
  readonly timestampDelta: string
  readonly offsetDelta: number
  readonly sequence?: number
  readonly key: string | null
  readonly value: string | null
  readonly headers?: readonly (readonly [string, string | null])[]
  readonly controlType?: string
  readonly coordinatorEpoch?: number
}

export interface GoldenBatch {
  readonly baseOffset: string
  readonly batchLength: number
  readonly partitionLeaderEpoch: number
  readonly magic: number
  readonly crc: number
  readonly attributes: number
  readonly compression: string
  readonly timestampType: string
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly deleteHorizonMs: string | null
  readonly lastOffsetDelta: number
  readonly lastOffset: string
  readonly baseTimestamp: string
  readonly maxTimestamp: string
  readonly producerId: string
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly lastSequence: number
  readonly recordCount: number
  readonly payloadLength?: number
  readonly payloadSha256?: string
  readonly records: readonly GoldenRecord[]
}

export interface Verdict {
  readonly ok: boolean
  readonly result?: string
  readonly exception?: string
}

export interface GoldenCase {
  readonly name: string
  readonly what?: string
  readonly exact?: boolean
  readonly hex?: string
  readonly base64?: string
  readonly wholeBytes?: number
  readonly trailingBytes?: number
  readonly batches?: readonly GoldenBatch[] | null
  readonly verdict?: {
    readonly batches: Verdict
    readonly ensureValid: Verdict
    readonly records: Verdict
    readonly produceRequest: Verdict
    readonly logValidator: Verdict
    readonly broker: { readonly errorCode: number; readonly error: string }
  }
}

/** The cases of a golden file, gzipped or not. */
export function readGolden<Case = GoldenCase>(name: string): Case[] {
  const plain = new URL(`../golden/${name}.json`, import.meta.url)
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(new URL(`${plain.href}.gz`)))
  return JSON.parse(text.toString('utf8')) as Case[]
}

/** A fresh copy of a case's bytes. */
export function bytesOf(golden: GoldenCase): Buffer {
  return golden.hex === undefined ? Buffer.from(golden.base64 ?? '', 'base64') : Buffer.from(golden.hex, 'hex')
}

export function base64(bytes: Uint8Array | string | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('base64')
}
