import { assert } from '@millrace/base'

/** An int64 as number; not a safe integer where the value is beyond 2^53. */
export function readInt64(bytes: Buffer, position: number): number {
  return bytes.readInt32BE(position) * 0x1_0000_0000 + bytes.readUInt32BE(position + 4)
}

/** Writes a safe integer as int64. */
export function writeInt64(bytes: Buffer, position: number, value: number): void {
  assert(Number.isSafeInteger(value), `${value} is no safe integer`)
  bytes.writeInt32BE(Math.floor(value / 0x1_0000_0000), position)
  bytes.writeUInt32BE(value >>> 0, position + 4)
}
