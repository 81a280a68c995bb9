import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, plainCompression, SameThreadWorker } from '@millrace/base/testing'
import type { PackedBatch, PartitionLog } from '@millrace/log'
import { expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { HeldWorker } from '../../test/held-worker.ts'
import { AppendLine } from './append-line.ts'
import { Packing } from './packing.ts'

/** A line before a log that wants everything packed anew, and what came out of it. */
function lineOf(worker: HeldWorker | SameThreadWorker) {
  const appended: string[] = []
  const target = { compression: 'zstd' } as const
  const log = {
    config: { compressTo: target },
    check: (batch: Buffer) => ({ batch, toPack: { records: batch, target } }),
  } as unknown as PartitionLog
  const packing = new Packing({ worker, compression: plainCompression, clock: new FakeClock(), logger: silentLogger })
  const line = new AppendLine(
    () => log,
    packing,
    (batch: Buffer | PackedBatch) => {
      appended.push(Buffer.isBuffer(batch) ? 'as it came' : 'packed')
      return appended.length
    },
  )
  return { line, packing, appended }
}

const large = (): Buffer => batchOf(['x'.repeat(10_000)])
const small = (): Buffer => batchOf(['x'])
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

it('what is small and first is appended at once; behind what is packed it waits', async () => {
  const { line, packing, appended } = lineOf(new SameThreadWorker(plainCompression))
  expect(line.add(small())).toBe(1)
  const added = [Promise.resolve(line.add(large())), Promise.resolve(line.add(small()))]
  expect(packing.waiting.requests).toBe(2)
  expect(await Promise.all(added)).toEqual([2, 3])
  expect(appended).toEqual(['as it came', 'packed', 'as it came'])
  await turn()
  expect([line.length, packing.waiting]).toEqual([0, { requests: 0, bytes: 0 }])
})

it('what was refused is not appended later, though the line goes on with others', async () => {
  const worker = new HeldWorker(plainCompression)
  const { line, packing, appended } = lineOf(worker)
  const refused = [line.add(large()), line.add(small())].map(async (added) => {
    await expect(added).rejects.toMatchObject({ code: 'NOT_LEADER' })
  })
  await turn()
  line.close(new StreamError('NOT_LEADER', 'another broker leads it now'))
  await Promise.all(refused)
  expect(packing.waiting).toEqual({ requests: 0, bytes: 0 })
  // It leads again, while the worker is still at what was refused.
  const added = line.add(large())
  expect(line.add(small())).toBeInstanceOf(Promise)
  worker.release()
  await turn()
  expect(appended).toEqual([])
  worker.release()
  expect(await added).toBe(1)
  await turn()
  expect(appended).toEqual(['packed', 'as it came'])
  expect([line.length, packing.waiting]).toEqual([0, { requests: 0, bytes: 0 }])
})

it('while it is held nothing is appended, and then everything in its order', async () => {
  const worker = new HeldWorker(plainCompression)
  const { line, packing, appended } = lineOf(worker)
  const before = line.add(large())
  await turn()
  const release = line.hold()
  expect(line.isHeld).toBe(true)
  // What was being packed waits as well.
  worker.release()
  const added = [before, line.add(small()), line.add(small())].map((each) => Promise.resolve(each))
  await turn()
  expect(appended).toEqual([])
  release()
  expect(await Promise.all(added)).toEqual([1, 2, 3])
  expect(appended).toEqual(['packed', 'as it came', 'as it came'])
  await turn()
  expect([line.isHeld, packing.waiting]).toEqual([false, { requests: 0, bytes: 0 }])
  expect(line.add(small())).toBe(4)
})
