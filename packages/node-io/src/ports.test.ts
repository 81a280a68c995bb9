import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import {
  checksumConformance,
  clockConformance,
  compressionConformance,
  diskConformance,
  randomConformance,
  workerConformance,
} from '@millrace/base/testing'
import { afterEach, beforeEach, describe, test } from 'vitest'
import { NodeCompression } from './compression/node-compression.ts'
import { NodeDisk } from './disk/node-disk.ts'
import { NodeChecksum } from './node-checksum.ts'
import { NodeClock } from './node-clock.ts'
import { NodeRandom } from './node-random.ts'
import { NodeWorker } from './threads/node-worker.ts'

describe('NodeClock', () => {
  const passTime = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const start = performance.now()
      const wait = (): void => {
        if (performance.now() - start >= ms) resolve()
        else setTimeout(wait, ms)
      }
      wait()
    })
  test.each(clockConformance)('$name', ({ run }) => run({ clock: new NodeClock(), passTime }))
})

describe('NodeRandom', () => {
  test.each(randomConformance)('$name', ({ run }) => run(new NodeRandom()))
})

describe('NodeChecksum', () => {
  test.each(checksumConformance)('$name', ({ run }) => run(new NodeChecksum()))
})

describe('NodeCompression', () => {
  test.each(compressionConformance)('$name', ({ run }) => run(new NodeCompression()))
})

describe('NodeWorker', () => {
  test.each(workerConformance)('$name', async ({ run }) => {
    const worker = new NodeWorker({ logger: silentLogger })
    await run({ worker, compression: new NodeCompression() })
    await worker.close()
  })
})

describe('NodeDisk', () => {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'millrace-disk-'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))
  test.each(diskConformance)('$name', ({ run }) => run({ disk: new NodeDisk(), root }))
})
