import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { filesOf, flipBytes, flipMiddle } from './damage.ts'

it('bytes are turned over where they are', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-damage-'))
  const file = path.join(folder, 'b.log')
  writeFileSync(file, Buffer.alloc(64))
  flipBytes(file, 3, 2)
  flipMiddle(file)
  const at = [...readFileSync(file)].flatMap((byte, index) => (byte === 0xff ? [index] : []))
  expect(at).toEqual([3, 4, ...Array.from({ length: 16 }, (_, index) => 32 + index)])
  expect(() => flipBytes(file, 64, 1)).toThrow('has nothing at byte 64')
  writeFileSync(path.join(folder, 'a.log'), '')
  expect(filesOf(folder, '.log')).toEqual([path.join(folder, 'a.log'), file])
  rmSync(folder, { recursive: true })
})
