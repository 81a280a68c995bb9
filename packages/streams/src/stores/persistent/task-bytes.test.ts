import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import fc from 'fast-check'
import { afterAll, it } from 'vitest'
import { bytesStoreConformance, sortedMapProperty } from '../../../test/conformance/bytes-store.ts'
import { TaskState } from './task-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'task-bytes-'))
const state = TaskState.open({ folder, bootId: 'boot', logger: silentLogger, writeIntervalMs: 0 })
/** Of commits the first alone is written: the others stay in front of LMDB. */
const lazy = TaskState.open({
  folder: `${folder}/lazy`,
  bootId: 'boot',
  logger: silentLogger,
  writeIntervalMs: Infinity,
})
let opened = 0

/** Stores share one environment, as those of a task do; few of them, as LMDB has room for so many only. */
const harness = {
  open: () => {
    const store = state.bytes(`s${opened++ % 20}`)
    store.deleteRange(undefined, undefined)
    return store
  },
  commit: () => state.commit({ changelogOffsets: {} }),
}

afterAll(async () => {
  await state.close()
  await lazy.close()
  rmSync(folder, { recursive: true })
})

bytesStoreConformance('LMDB', harness)

it('a store in LMDB is a sorted map, with commits at any time', () => {
  fc.assert(sortedMapProperty(harness), { numRuns: 60 })
})

const lazyHarness = {
  open: () => {
    const store = lazy.bytes(`s${opened++ % 20}`)
    store.deleteRange(undefined, undefined)
    return store
  },
  commit: () => lazy.commit({ changelogOffsets: {} }),
}

it('a store whose commits are not written yet is a sorted map', () => {
  fc.assert(sortedMapProperty(lazyHarness), { numRuns: 60 })
})
