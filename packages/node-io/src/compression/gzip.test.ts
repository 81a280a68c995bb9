import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packGzip, unpackGzip } from './gzip.ts'

const corrupt = expect.objectContaining({ code: 'CORRUPT_MESSAGE' }) as Error
const tooLarge = expect.objectContaining({ code: 'RECORD_LIST_TOO_LARGE' }) as Error
const text = Buffer.from('a value and another value')
const member = packGzip(text)

test.each([
  ['nothing', ''],
  ['zeros', '00000000'],
  ['garbage', 'deadbeef00'],
  ['the beginning of a member', '1f8b'],
])('members with %s behind them', (_what, hex) => {
  const stream = Buffer.concat([member, member, Buffer.from(hex, 'hex')])
  expect(unpackGzip(stream, 1000).toString()).toBe(text.toString().repeat(2))
  expect(unpackGzip(stream, 2 * text.length).length).toBe(2 * text.length)
  expect(() => unpackGzip(stream, 2 * text.length - 1)).toThrow(tooLarge)
})

test('a broken member is refused, whatever stands before and behind it', () => {
  const broken = Buffer.from(member)
  broken.writeUInt8(broken.readUInt8(12) ^ 0xff, 12)
  const wrongSum = Buffer.from(member)
  wrongSum.writeUInt8(wrongSum.readUInt8(member.length - 8) ^ 1, member.length - 8)
  for (const bad of [broken, wrongSum]) {
    expect(() => unpackGzip(bad, 1000)).toThrow(corrupt)
    expect(() => unpackGzip(Buffer.concat([member, bad]), 1000)).toThrow(corrupt)
    expect(() => unpackGzip(Buffer.concat([bad, Buffer.from('more')]), 1000)).toThrow(corrupt)
  }
})

test('garbage behind a member whose header has extra bytes, a name and a comment', () => {
  const extra = Buffer.from([3, 0, 0x78, 0x79, 0x7a])
  const names = Buffer.from('name\0comment\0')
  const header = Buffer.concat([Buffer.from('1f8b081c000000000003', 'hex'), extra, names])
  const stream = Buffer.concat([header, member.subarray(10), Buffer.from('!!')])
  expect(unpackGzip(stream, 1000).equals(text)).toBe(true)
})

test('a bomb with garbage behind it is refused as too large', () => {
  const bomb = Buffer.concat([gzipSync(Buffer.alloc(5_000_000)), Buffer.from('!!')])
  expect(() => unpackGzip(bomb, 1_000_000)).toThrow(tooLarge)
})
