import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asNodeId, crc32cChecksum, silentLogger } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { NodeCompression, NodeDisk, NodeWorker } from '@millrace/node-io'
import { encodeBatch } from '@millrace/records'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bytesOf, compacted, wholeRound } from '../../test/compacting.ts'
import { onlyProcess, openPartition } from '../../test/fixture.ts'
import { LogManager } from '../directory/log-manager.ts'
import type { PartitionLog } from '../partition-log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compaction-'))
})
afterEach(() => rm(folder, { recursive: true }))

const compression = new NodeCompression()

/** A log on a real disk with many values of a few keys. */
async function filled(name: string, worker?: NodeWorker): Promise<{ manager: LogManager; log: PartitionLog }> {
  const clock = new FakeClock()
  const ports = { clock, disk: new NodeDisk(), logger: silentLogger, random: new SeededRandom(1), compression }
  const manager = await LogManager.open({
    directory: path.join(folder, name),
    nodeId: asNodeId(1),
    ports: { ...ports, checksum: crc32cChecksum, ...(worker === undefined ? {} : { worker }) },
    processIdentity: onlyProcess,
    scrubBytesPerSecond: 0,
  })
  const log = await openPartition(manager, { ...compacted, segmentBytes: 20_000 })
  for (let at = 0; at < 200; at++) {
    const records = Array.from({ length: 10 }, (_, index) => ({
      key: `key-${(at * 7 + index) % 90}`,
      value: index === 3 ? null : `value ${at} ${'x'.repeat(index * 5)}`,
      timestamp: clock.wallMs(),
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
