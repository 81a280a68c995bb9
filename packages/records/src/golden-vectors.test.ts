import { crc32cChecksum, uuidFromText, uuidToText } from '@millrace/base'
import { NodeChecksum } from '@millrace/node-io'
import { describe, expect, test } from 'vitest'
import { readGolden } from '../test/golden.ts'
import { murmur2, toPositive } from './murmur2.ts'
import {
  readUnsignedVarint,
  readUnsignedVarlong,
  readVarint,
  readVarlong,
  varintSizeBytes,
  varlongSizeBytes,
  writeVarint,
  writeVarlong,
} from './varint.ts'

test('murmur2 and the partitions of keys', () => {
  const vectors = readGolden<{ key: string; murmur2: number; p12: number; p100: number }>('murmur2')
  for (const vector of vectors) {
    const hash = murmur2(Buffer.from(vector.key, 'hex'))
    expect([vector.key, hash, toPositive(hash) % 12, toPositive(hash) % 100]).toEqual([
      vector.key,
      vector.murmur2,
      vector.p12,
      vector.p100,
    ])
  }
  expect(vectors.length).toBe(2009)
})

describe('crc32c', () => {
  type Vector = { crc32c: number } & ({ hex: string } | { length: number; mul: number; add: number })
  const bytesOf = (vector: Vector): Uint8Array =>
    'hex' in vector
      ? Buffer.from(vector.hex, 'hex')
      : Uint8Array.from({ length: vector.length }, (_, index) => (index * vector.mul + vector.add) % 256)
  const checksums = { javascript: crc32cChecksum, native: new NodeChecksum() }

  test('the native one has loaded', () => {
    expect(checksums.native.isNative).toBe(true)
  })

  test.each(Object.entries(checksums))('in %s, whole and continued', (_name, checksum) => {
    const vectors = readGolden<Vector>('crc32c')
    for (const vector of vectors) {
      const bytes = bytesOf(vector)
      const middle = bytes.length >> 1
      expect(checksum.crc32c(bytes)).toBe(vector.crc32c)
      expect(checksum.crc32c(bytes.subarray(middle), checksum.crc32c(bytes.subarray(0, middle)))).toBe(vector.crc32c)
    }
    expect(vectors.length).toBe(209)
  })
})

describe('varints', () => {
  interface Vector {
    readonly kind: 'varint' | 'unsignedVarint' | 'varlong' | 'unsignedVarlong'
    readonly hex: string
    readonly decodeOnly?: boolean
    readonly value?: string
    readonly bytesRead?: number
    readonly exception?: string
  }
  const vectors = readGolden<Vector>('varint')
  const readers = {
    varint: readVarint,
    unsignedVarint: readUnsignedVarint,
    varlong: readVarlong,
    unsignedVarlong: readUnsignedVarlong,
  }

  test('are read', () => {
    let refused = 0
    for (const vector of vectors) {
      const bytes = Buffer.from(vector.hex, 'hex')
      const read = readers[vector.kind](bytes, 0)
      if (vector.value === undefined) {
        expect(read).toBe(vector.exception === 'java.nio.BufferUnderflowException' ? 'unfinished' : 'too long')
        refused++
      } else {
        const shown = typeof read === 'string' ? read : { value: String(read.value), bytesRead: read.bytesRead }
        expect(shown).toEqual({ value: vector.value, bytesRead: vector.bytesRead ?? bytes.length })
      }
    }
    expect([vectors.length, refused]).toEqual([2221, 30])
  })

  test('are written', () => {
    let written = 0
    for (const { kind, hex, value, decodeOnly } of vectors) {
      if (decodeOnly === true || value === undefined || kind.startsWith('unsigned')) continue
      const target = Buffer.alloc(12)
      const wide = BigInt(value)
      const end = kind === 'varint' ? writeVarint(target, 0, Number(value)) : writeVarlong(target, 0, wide)
      expect(target.toString('hex', 0, end)).toBe(hex)
      expect(kind === 'varint' ? varintSizeBytes(Number(value)) : varlongSizeBytes(wide)).toBe(hex.length / 2)
      if (Number.isSafeInteger(Number(value))) {
        expect(writeVarlong(target, 0, Number(value))).toBe(hex.length / 2)
        expect(target.toString('hex', 0, end)).toBe(hex)
      }
      written++
    }
    expect(written).toBe(1082)
  })
})

test('uuids', () => {
  const vectors = readGolden<{ text: string; hex: string }>('uuid')
  for (const { text, hex } of vectors) {
    expect(uuidToText(Buffer.from(hex, 'hex'))).toBe(text)
    expect(Buffer.from(uuidFromText(text) ?? []).toString('hex')).toBe(hex)
  }
  expect(vectors.length).toBe(53)
})
