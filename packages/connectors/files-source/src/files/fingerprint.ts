import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { headBytesMax, tailBytesMax } from '../limits.ts'

/**
 * What a file is known by at a position in it: its first bytes and those before the position. Numbers of files are used again for others, and a file
 * may be emptied and written anew; it is the same one, and was not changed, as long as these are.
 */
export interface Fingerprint {
  readonly headBytes: number
  readonly head: number
  readonly tailBytes: number
  readonly tail: number
}

const form = /^(\d{1,4})-([0-9a-f]{8})-(\d{1,2})-([0-9a-f]{8})$/
const hex = (crc: number): string => crc.toString(16).padStart(8, '0')

/** A fingerprint as offsets have it. */
export function fingerprintText({ headBytes, head, tailBytes, tail }: Fingerprint): string {
  return `${headBytes}-${hex(head)}-${tailBytes}-${hex(tail)}`
}

/** A fingerprint of an offset; undefined if it is none. */
export function parseFingerprint(text: unknown): Fingerprint | undefined {
  const [, headBytes, head = '', tailBytes, tail = ''] = typeof text === 'string' ? (form.exec(text) ?? []) : []
  if (headBytes === undefined || tailBytes === undefined) return undefined
  return {
    headBytes: Number(headBytes),
    head: Number.parseInt(head, 16),
    tailBytes: Number(tailBytes),
    tail: Number.parseInt(tail, 16),
  }
}

/** The first bytes of a file, as it is read: gives the fingerprint at any position behind which all was read. */
export class Head {
  #bytes: Buffer
  #whole: number | undefined

  /** `bytes` are the first of the file, as far as they were read. */
  constructor(bytes: Uint8Array = Buffer.alloc(0)) {
    this.#bytes = Buffer.from(bytes.subarray(0, headBytesMax))
  }

  /** Bytes at `position` of the file were read; no more than one after the other. */
  push(position: number, bytes: Uint8Array): void {
    if (position !== this.#bytes.length || position >= headBytesMax) return
    this.#bytes = Buffer.concat([this.#bytes, bytes.subarray(0, headBytesMax - position)])
  }

  /** The fingerprint at `position`; `last` are bytes that end there. */
  at(position: number, last: Uint8Array): Fingerprint {
    const tail = last.subarray(Math.max(0, last.length - tailBytesMax))
    const headBytes = Math.min(position, this.#bytes.length)
    return { headBytes, head: this.#crcOf(headBytes), tailBytes: tail.length, tail: crc32(tail) }
  }

  #crcOf(bytes: number): number {
    if (bytes < headBytesMax) return crc32(this.#bytes.subarray(0, bytes))
    this.#whole ??= crc32(this.#bytes)
    return this.#whole
  }
}

/** `length` bytes of a file at `position`, fewer if it ends before. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** Whether a file is the one, up to `position`, that had a fingerprint there. */
export async function hasFingerprint(handle: FileHandle, position: number, wanted: Fingerprint): Promise<boolean> {
  const { headBytes, head, tailBytes, tail } = wanted
  if (headBytes > position || tailBytes > position) return false
  const first = await readAt(handle, 0, headBytes)
  if (first.length < headBytes || crc32(first) !== head) return false
  const last = await readAt(handle, position - tailBytes, tailBytes)
  return last.length === tailBytes && crc32(last) === tail
}
