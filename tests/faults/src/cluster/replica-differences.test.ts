import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginningOf, replicaDifferences } from './replica-differences.ts'

let directory: string
beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), 'millrace-differences-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function replica(broker: string, segments: Readonly<Record<string, string>>): string {
  const data = path.join(directory, broker)
  mkdirSync(path.join(data, 't-0'), { recursive: true })
  for (const [name, bytes] of Object.entries(segments)) writeFileSync(path.join(data, 't-0', name), bytes)
  return data
}

it('replicas are compared by their bytes, wherever their segments begin', () => {
  const one = replica('one', { '00.log': 'abc', '03.log': 'def', '00.index': 'x' })
  const two = replica('two', { '00.log': 'abcd', '04.log': 'ef', '00.index': 'y' })
  const three = replica('three', { '00.log': 'abcdeF' })
  expect(replicaDifferences([one, two], 't', 1)).toEqual([])
  expect(replicaDifferences([one, two, three], 't', 1)).toEqual([expect.stringContaining('partition 0: 6 bytes')])
  expect(beginningOf(two, 't', 0, 5).toString()).toBe('abcde')
})
