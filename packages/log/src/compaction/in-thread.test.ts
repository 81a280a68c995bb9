import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asNodeId, crc32cChecksum, silentLogger, StreamError, type Worker } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { NodeCompression, NodeDisk, NodeWorker } from '@millrace/node-io'
import { encodeBatch } from '@millrace/records'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bytesOf, compacted, recordsOf, wholeRound } from '../../test/compacting.ts'
import { onlyProcess, openPartition } from '../../test/fixture.ts'
import { LogManager } from '../directory/log-manager.ts'
import type { PartitionLog } from '../partition-log.ts'
import type { CompactionQuestion } from './job.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compaction-'))
})
afterEach(() => rm(folder, { recursive: true }))

const compression = new NodeCompression()

/** A log on a real disk, opened or made. */
async function reopened(name: string, worker?: Worker): Promise<{ manager: LogManager; log: PartitionLog }> {
  const clock = new FakeClock()
  const ports = { clock, disk: new NodeDisk(), logger: silentLogger, random: new SeededRandom(1), compression }
  const manager = await LogManager.open({
    directory: path.join(folder, name),
    nodeId: asNodeId(1),
    ports: { ...ports, checksum: crc32cChecksum, ...(worker === undefined ? {} : { worker }) },
    processIdentity: onlyProcess,
    scrubBytesPerSecond: 0,
  })
  return { manager, log: await openPartition(manager, { ...compacted, segmentBytes: 20_000 }) }
}

/** One with many values of a few keys. */
async function filled(name: string, worker?: Worker): Promise<{ manager: LogManager; log: PartitionLog }> {
  const { manager, log } = await reopened(name, worker)
  for (let at = 0; at < 200; at++) {
    const records = Array.from({ length: 10 }, (_, index) => ({
      key: `key-${(at * 7 + index) % 90}`,
      value: index === 3 ? null : `value ${at} ${'x'.repeat(index * 5)}`,
      timestamp: 1_767_225_600_000,
    }))
    const codec = at % 3 === 0 ? 'zstd' : 'none'
    const bytes = encodeBatch({ records, compression: codec }, { checksum: crc32cChecksum, compression })
    await log.append(bytes, { leaderEpoch: 0 }).durable
  }
  await log.settle()
  return { manager, log }
}

it('another thread makes the same of a log as this one', async () => {
  const worker = new NodeWorker({ logger: silentLogger })
  const here = await filled('here')
  const there = await filled('there', worker)
  const results = [await here.log.compaction.round(wholeRound), await there.log.compaction.round(wholeRound)]
  expect(results[1]).toEqual(results[0])
  expect(results[1]?.recordsAfter).toBeLessThan(200)
  expect(await bytesOf(there.log)).toEqual(await bytesOf(here.log))
  for (const { manager } of [here, there]) await manager.close()
  expect((await readdir(path.join(folder, 'there/golden-0'))).sort()).toEqual(
    (await readdir(path.join(folder, 'here/golden-0'))).sort(),
  )
  await worker.close()
})

it('a round in another thread ends when the log is closed, and leaves nothing behind', async () => {
  const worker = new NodeWorker({ logger: silentLogger })
  const { manager, log } = await filled('closed', worker)
  let spends = 0
  const round = log.compaction.round({
    ...wholeRound,
    // Held up until it is told to end.
    spend: (_, signal) =>
      ++spends < 3
        ? Promise.resolve()
        : new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve())
          }),
  })
  while (spends < 3) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  await manager.close()
  expect(await round).toBeUndefined()
  const names = await readdir(path.join(folder, 'closed/golden-0'))
  expect(names.filter((name) => /\.(cleaned|swap)$/.test(name))).toEqual([])
  await worker.close()
})

it('whoever compacts may be lost while a segment is put in place: that is finished, and nothing is lost with it', async () => {
  const { manager, log } = await filled('lost')
  const before = new Map((await recordsOf(log, compression)).map(({ key, value }) => [key, value]))
  let loses = true
  // Ends as soon as the first segment is on its way, as a thread that dies does.
  const losing: Worker = {
    compress: () => Promise.reject(new Error('compresses nothing')),
    run: (task, input, answer) =>
      new Promise((resolve, reject) => {
        const ask = async (question: Parameters<typeof answer>[0]): Promise<void> => {
          const answered = answer(question)
          if (loses && 'ask' in (question as object) && (question as CompactionQuestion).ask === 'replace') {
            loses = false
            reject(new StreamError('INTERNAL', 'a thread that was at work ended'))
          }
          await answered
        }
        const own = { disk: new NodeDisk(), checksum: crc32cChecksum, compression }
        task.run(input, own, ask).then(resolve, reject)
      }),
    close: async () => {},
  }
  await manager.close()
  const again = await reopened('lost', losing)
  await expect(again.log.compaction.round(wholeRound)).rejects.toMatchObject({ code: 'INTERNAL' })
  expect(new Map((await recordsOf(again.log, compression)).map(({ key, value }) => [key, value]))).toEqual(before)
  expect((await again.log.compaction.round(wholeRound))?.recordsAfter).toBeLessThan(200)
  expect(new Map((await recordsOf(again.log, compression)).map(({ key, value }) => [key, value]))).toEqual(before)
  await again.manager.close()
})
