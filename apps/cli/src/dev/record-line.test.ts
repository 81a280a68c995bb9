import { expect, test } from 'vitest'
import { recordLine } from './record-line.ts'

const record = { topic: 't', partition: 1, offset: 2, timestamp: 3, headers: [] }

test('a record on one line, whatever is in it', () => {
  expect(recordLine({ ...record, key: null, value: Buffer.from('a\nb\u001B[2J') })).toBe(
    `  t[1]@2  null  ${String.raw`a\nb\u001b[2J`}\n`,
  )
  expect(recordLine({ ...record, key: Buffer.from('k'), value: Buffer.from([0xff]) })).toBe(
    '  t[1]@2  k  base64:/w==\n',
  )
})

test('a long one is cut, and says so', () => {
  const line = recordLine({ ...record, key: null, value: Buffer.alloc(10_000, 'x') })
  expect(line.length).toBeLessThan(600)
  expect(line).toContain('... (10000 characters)')
})
