import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger, StreamError } from '@millrace/base'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StateDirectory } from '../stores/state-directory.ts'
import { StateCleanup } from './state-cleanup.ts'

const delayMs = 30_000
const checkpoint = { changelogOffsets: {} }

let path: string
let nowMs: number
let directory: StateDirectory
let cleanup: StateCleanup
let deleted: string[]

const take = async (): Promise<void> => {
  directory = await StateDirectory.open({ path, applicationId: 'app', logger: silentLogger, nowMs: () => nowMs })
  deleted = []
  const parts = { directory, delayMs, logger: silentLogger, deleted: (taskId: string) => void deleted.push(taskId) }
  cleanup = new StateCleanup(parts, nowMs)
}

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'state-cleanup-'))
  nowMs = 5_000
  await take()
})

afterEach(async () => {
  await directory.close()
  rmSync(path, { recursive: true })
})

/** Time passes, looked at every now and then as the copy that runs does. */
async function pass(ms: number): Promise<void> {
  const untilMs = nowMs + ms
  while (nowMs < untilMs) {
    nowMs = Math.min(untilMs, nowMs + 1_000)
    await cleanup.cleanIfDue(nowMs)
  }
}

it('deletes the state of a task that was let go of, once nobody has used it for so long', async () => {
  directory.openTask('0_0').commit(checkpoint)
  await pass(10 * delayMs)
  await directory.closeTask('0_0')
  await pass(delayMs - 1_000)
  expect(directory.taskIds()).toEqual(['0_0'])
  await pass(delayMs)
  expect(directory.taskIds()).toEqual([])
  expect(deleted).toEqual(['0_0'])
  expect(directory.openTask('0_0').checkpoint).toBeUndefined()
})

it('keeps what is open, whoever has it open, however long', async () => {
  directory.openTask('0_0').commit(checkpoint)
  directory.openTask('0_1').commit(checkpoint)
  await directory.closeTask('0_1')
  await pass(10 * delayMs)
  expect(directory.taskIds()).toEqual(['0_0'])
})

it('counts anew from when a task was let go of again', async () => {
  directory.openTask('0_0').commit(checkpoint)
  await directory.closeTask('0_0')
  await pass(delayMs - 1_000)
  directory.openTask('0_0')
  await directory.closeTask('0_0')
  await pass(delayMs - 1_000)
  expect(directory.taskIds()).toEqual(['0_0'])
  await pass(delayMs)
  expect(directory.taskIds()).toEqual([])
})

it('what an earlier copy has left is old once this one has had no use for it for so long', async () => {
  directory.openTask('0_0').commit(checkpoint)
  directory.openTask('0_1').commit(checkpoint)
  await directory.close()
  nowMs += 10 * delayMs
  await take()
  directory.openTask('0_1')
  await pass(delayMs - 1_000)
  expect(directory.taskIds()).toEqual(['0_0', '0_1'])
  await pass(delayMs)
  expect(directory.taskIds()).toEqual(['0_1'])
})

it('what can not be deleted is told, and tried again', async () => {
  const warnings: unknown[] = []
  let isBroken = true
  const failing = {
    unused: () => [{ taskId: '0_0', sinceMs: 0 }],
    deleteTask: () => {
      if (isBroken) throw new StreamError('STORAGE_ERROR', 'broken')
      return Promise.resolve()
    },
  }
  const logger = { ...silentLogger, warn: (about: unknown) => void warnings.push(about) }
  cleanup = new StateCleanup({ directory: failing, delayMs, logger, deleted: (id) => void deleted.push(id) }, nowMs)
  await pass(delayMs)
  expect(warnings).toEqual([{ err: expect.objectContaining({ code: 'STORAGE_ERROR' }) as unknown }])
  isBroken = false
  await pass(delayMs)
  expect(deleted).toEqual(['0_0'])
})
