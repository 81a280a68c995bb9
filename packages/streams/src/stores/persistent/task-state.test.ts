import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TaskCheckpoint, TaskState } from './task-state.ts'

let folder: string
const opened: TaskState[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'task-state-'))
})

afterEach(async () => {
  for (const state of opened.splice(0)) await state.close()
  rmSync(folder, { recursive: true })
})

function open(name: string, bootId = 'boot', writeIntervalMs = 0): TaskState {
  const state = TaskState.open({ folder: join(folder, name), bootId, logger: silentLogger, writeIntervalMs })
  opened.push(state)
  return state
}

/** What is on the disk while the task runs: as after a crash. */
function crash(name: string): string {
  const copy = `${name}-after-crash`
  cpSync(join(folder, name), join(folder, copy), { recursive: true })
  return copy
}

const key = Buffer.from('key')
const checkpoint = (offset: number): TaskCheckpoint => ({
  changelogOffsets: { counts: offset },
})

it('values and checkpoint are there after a crash as of the last commit', () => {
  const state = open('t')
  const store = state.bytes('counts')
  expect(state.checkpoint).toBeUndefined()
  store.put(key, Buffer.from('1'))
  expect(state.uncommittedBytes).toBeGreaterThanOrEqual(4)
  state.commit(checkpoint(1))
  expect(state.uncommittedBytes).toBe(0)
  store.put(key, Buffer.from('2'))
  expect(String(store.get(key))).toBe('2')
  expect(String(state.committed('counts').get(key))).toBe('1')
  expect([...state.committed('counts').range(undefined, undefined)].map(String)).toEqual(['key,1'])

  const after = open(crash('t'))
  expect(after.wiped).toBeUndefined()
  expect(after.checkpoint).toEqual(checkpoint(1))
  expect(String(after.bytes('counts').get(key))).toBe('1')
})

it('commits that come soon after one that was written are written together, and committed all the same', async () => {
  const state = open('t', 'boot', 3_600_000)
  const store = state.bytes('counts')
  const other = Buffer.from('other')
  store.put(key, Buffer.from('1'))
  store.put(other, Buffer.from('1'))
  state.commit(checkpoint(1))
  store.put(key, Buffer.from('2'))
  store.deleteRange(other, undefined)
  state.commit(checkpoint(2))
  store.put(key, Buffer.from('3'))
  expect(state.checkpoint).toEqual(checkpoint(2))
  const committed = state.committed('counts')
  expect(String(committed.get(key))).toBe('2')
  expect([...committed.range(undefined, undefined)].map(String)).toEqual(['key,2'])
  expect([...store.range(undefined, undefined)].map(String)).toEqual(['key,3'])
  // Values and checkpoint on disk belong together, whichever commit they are of.
  const crashed = open(crash('t'))
  expect(crashed.checkpoint).toEqual(checkpoint(1))
  expect([...crashed.bytes('counts').range(undefined, undefined)].map(String)).toEqual(['key,1', 'other,1'])
  await state.close()
  const closed = open('t')
  expect(closed.checkpoint).toEqual(checkpoint(2))
  expect([...closed.bytes('counts').range(undefined, undefined)].map(String)).toEqual(['key,2'])
})

it('what is dropped was never there', () => {
  const state = open('t')
  const store = state.bytes('counts')
  store.put(key, Buffer.from('1'))
  state.commit(checkpoint(1))
  store.put(key, Buffer.from('2'))
  store.put(Buffer.from('other'), Buffer.from('x'))
  store.deleteRange(undefined, Buffer.from('l'))
  expect(store.get(key)).toBeUndefined()
  state.drop()
  expect([...store.range(undefined, undefined)].map(String)).toEqual(['key,1'])
  expect(String(store.get(key))).toBe('1')
  expect(state.uncommittedBytes).toBe(0)
})

it('is there after it was closed and the machine started again', async () => {
  const state = open('t')
  state.bytes('counts').put(key, Buffer.from('1'))
  state.commit(checkpoint(1))
  state.bytes('counts').put(key, Buffer.from('not committed'))
  await state.close()
  const after = open('t', 'next boot')
  expect(after.wiped).toBeUndefined()
  expect(String(after.bytes('counts').get(key))).toBe('1')
})

it('is deleted if the machine stopped while it was open, and where that cannot be told', () => {
  const state = open('t')
  state.bytes('counts').put(key, Buffer.from('1'))
  state.commit(checkpoint(1))
  const after = open(crash('t'), 'next boot')
  expect(after.wiped).toBe('it was not closed before the machine stopped')
  expect(after.checkpoint).toBeUndefined()
  expect(after.bytes('counts').get(key)).toBeUndefined()

  open('nameless', '').commit(checkpoint(1))
  expect(open(crash('nameless'), '').wiped).toContain('it was not closed')
})

it('a wiped state is empty, and can be used', () => {
  const state = open('t')
  state.bytes('counts').put(key, Buffer.from('1'))
  state.commit(checkpoint(1))
  state.wipe()
  expect(state.checkpoint).toBeUndefined()
  expect(state.bytes('counts').get(key)).toBeUndefined()
  state.bytes('counts').put(key, Buffer.from('2'))
  state.commit(checkpoint(2))
  expect(String(open(crash('t')).bytes('counts').get(key))).toBe('2')
})

it('queries may not write', () => {
  const committed = open('t').committed('counts')
  expect(() => committed.put(key, key)).toThrow(/only its task may write/)
})

function overwrite(file: string, at: number, sizeBytes: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(sizeBytes), 0, sizeBytes, at)
  closeSync(descriptor)
}

it.each<readonly [string, (file: string, size: number) => void]>([
  ['cut', (file, size) => truncateSync(file, Math.floor(size / 2))],
  ['cut within its head', (file) => truncateSync(file, 100)],
  ['emptied', (file) => truncateSync(file, 0)],
  ['other content', (file, size) => writeFileSync(file, Buffer.alloc(size, 0x41))],
  ['other content behind its head', (file, size) => overwrite(file, 8192, size - 8192)],
  ['a hole in it', (file, size) => overwrite(file, size - 4096 * 10, 4096 * 10)],
])('a damaged file (%s) is found before it does harm, and deleted', async (_what, damage) => {
  const state = open('t')
  for (let index = 0; index < 3000; index++) state.bytes('counts').put(Buffer.from(`key ${index}`), Buffer.alloc(50))
  state.bytes('counts').put(Buffer.from('large'), Buffer.alloc(100_000))
  state.commit(checkpoint(1))
  await state.close()
  const file = join(folder, 't', 'data.mdb')
  expect(existsSync(join(folder, 't', 'opened'))).toBe(false)
  damage(file, statSync(file).size)
  const after = open('t')
  expect(after.wiped).toContain('its file is damaged')
  expect(after.checkpoint).toBeUndefined()
  expect(after.bytes('counts').get(Buffer.from('large'))).toBeUndefined()
})
