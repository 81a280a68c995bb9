import { StreamError } from '@millrace/base'
import { describe, expect, test } from 'vitest'
import { millrace } from '../generated/messages.js'
import { safeNumber } from './safe-number.ts'

const { FetchPartition } = millrace.data.v1

/** A FetchPartition whose field `offset` (3, an int64) holds these 64 bits: on the wire a varint, least significant group first. */
function partitionAt(offset: bigint): Uint8Array {
  const bytes = [3 << 3]
  for (let left = BigInt.asUintN(64, offset); ; left >>= 7n) {
    if (left < 128n) return Uint8Array.from([...bytes, Number(left)])
    bytes.push(Number(left & 127n) | 128)
  }
}

describe('64-bit fields', () => {
  test.each([0n, 1n, -1n, 2n ** 32n, 2n ** 53n - 1n, -(2n ** 53n) + 1n])('%d is read as a number', (offset) => {
    expect(FetchPartition.decode(partitionAt(offset)).offset).toBe(Number(offset))
  })

  test.each([2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)])('%d is refused', (offset) => {
    expect(() => FetchPartition.decode(partitionAt(offset))).toThrow(StreamError)
    expect(() => FetchPartition.decode(partitionAt(offset))).toThrow(/beyond the 2\^53 - 1 that is supported/)
  })

  test('a list of them is read as numbers, too', () => {
    const producerIds = [0, 5, 2 ** 40, 2 ** 53 - 1]
    const { ListTransactionsRequest } = millrace.transaction.v1
    const bytes = ListTransactionsRequest.encode(new ListTransactionsRequest({ producerIds })).finish()
    expect(ListTransactionsRequest.decode(bytes).producerIds).toEqual(producerIds)
  })

  test('the largest safe integer is written as it is read', () => {
    const bytes = FetchPartition.encode({ offset: Number.MAX_SAFE_INTEGER }).finish()
    expect(FetchPartition.decode(bytes).offset).toBe(2 ** 53 - 1)
    expect(Buffer.from(bytes).includes(Buffer.from(partitionAt(2n ** 53n - 1n)))).toBe(true)
  })

  test('a number and what the package long gives are read alike', () => {
    expect(safeNumber(5)).toBe(5)
    expect(safeNumber({ toNumber: () => 2 ** 53 - 1 })).toBe(2 ** 53 - 1)
    expect(() => safeNumber({ toNumber: () => 2 ** 53 })).toThrow('a 64-bit field holds 9007199254740992')
  })
})
