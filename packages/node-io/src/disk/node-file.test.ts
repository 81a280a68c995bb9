import { expect, test } from 'vitest'
import { diskError } from './disk-errors.ts'
import { withoutFirst } from './node-file.ts'

const buffers = [Buffer.from('abc'), Buffer.from('de'), Buffer.from('f')]
const joined = (rest: readonly Uint8Array[]): string => Buffer.concat(rest).toString()

test.each([0, 1, 2, 3, 4, 5, 6])('after the system took %i bytes the rest goes on behind them', (count) => {
  expect(joined(withoutFirst(buffers, count))).toBe('abcdef'.slice(count))
  expect(joined(buffers)).toBe('abcdef')
})

test.each([
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['ENOENT', 'NOT_FOUND'],
  ['EEXIST', 'ALREADY_EXISTS'],
  ['EIO', 'STORAGE_ERROR'],
  ['EACCES', 'STORAGE_ERROR'],
  ['EMFILE', 'STORAGE_ERROR'],
])('%s is %s, with the path and the system code', (systemCode, code) => {
  const error = diskError('/data/a.log', 'write', Object.assign(new Error('no'), { code: systemCode }))
  expect(error).toMatchObject({ code, context: { file: '/data/a.log', operation: 'write', systemCode } })
  expect(error.message).toContain('/data/a.log')
})
