import { describe, expect, test } from 'vitest'
import { crc32cChecksum } from '../../crc32c.ts'
import { MemoryDisk } from '../../memory-disk/memory-disk.ts'
import { CollectingMetrics } from '../collecting-metrics.ts'
import { CrashingDisk } from '../crashing-disk/crashing-disk.ts'
import { FakeClock } from '../fake-clock.ts'
import { plainCompression } from '../plain-compression.ts'
import { SameThreadWorker } from '../same-thread-worker.ts'
import { SeededRandom } from '../seeded-random.ts'
import { checksumConformance } from './checksum.ts'
import { clockConformance } from './clock.ts'
import { compressionConformance } from './compression.ts'
import { type ConformanceCase, ConformanceError } from './conformance.ts'
import { diskConformance } from './disk.ts'
import { metricsConformance } from './metrics.ts'
import { randomConformance } from './random.ts'
import { workerConformance } from './worker.ts'

describe('FakeClock', () => {
  test.each(clockConformance)('$name', async ({ run }) => {
    const clock = new FakeClock()
    await run({ clock, passTime: (ms) => clock.advance(ms) })
  })
})

describe('SeededRandom', () => {
  test.each(randomConformance)('$name', ({ run }) => run(new SeededRandom(1)))
})

describe('MemoryDisk', () => {
  test.each(diskConformance)('$name', async ({ run }) => {
    const disk = new MemoryDisk()
    await disk.makeDirectory('data')
    await run({ disk, root: 'data' })
  })
})

describe('CrashingDisk', () => {
  test.each(diskConformance)('$name', async ({ run }) => {
    const disk = new CrashingDisk()
    await disk.makeDirectory('/data')
    await run({ disk, root: '/data' })
  })
})

describe('the checksum in JavaScript', () => {
  test.each(checksumConformance)('$name', ({ run }) => run(crc32cChecksum))
})

describe('CollectingMetrics', () => {
  test.each(metricsConformance)('$name', async ({ run }) => {
    const metrics = new CollectingMetrics()
    await run({ metrics, read: async () => metrics.samples() })
  })
})

describe('plainCompression', () => {
  test.each(compressionConformance)('$name', ({ run }) => run(plainCompression))
})

describe('SameThreadWorker', () => {
  test.each(workerConformance)('$name', ({ run }) =>
    run({ worker: new SameThreadWorker(plainCompression), compression: plainCompression }),
  )
})

/** How many cases of a suite a fixture fails. */
async function failures<Fixture>(suite: readonly ConformanceCase<Fixture>[], fixture: () => Fixture): Promise<number> {
  let count = 0
  for (const { run } of suite) {
    await run(fixture()).catch((error: unknown) => {
      if (!(error instanceof ConformanceError)) throw error
      count += 1
    })
  }
  return count
}

describe('the suites can fail', () => {
  test('a clock that fires early', async () => {
    const clock = new FakeClock()
    const early = {
      wallMs: () => clock.wallMs(),
      monotonicMs: () => clock.monotonicMs(),
      yieldTurn: () => clock.yieldTurn(),
      setTimer: (delayMs: number, fire: () => void) => clock.setTimer(delayMs / 2, fire),
    }
    expect(
      await failures(clockConformance, () => ({ clock: early, passTime: (ms) => clock.advance(ms) })),
    ).toBeGreaterThan(0)
  })

  test('a random that favours small numbers', async () => {
    const random = new SeededRandom(1)
    const biased = { number: () => random.number() ** 2, integer: () => 0, fill: () => {} }
    expect(await failures(randomConformance, () => biased)).toBe(3)
  })

  test('a checksum that forgets where it continues', async () => {
    expect(await failures(checksumConformance, () => ({ crc32c: (bytes) => crc32cChecksum.crc32c(bytes) }))).toBe(1)
  })

  test('a compression that unpacks without a limit', async () => {
    const boundless = {
      ...plainCompression,
      decompress: (codec: 'gzip', bytes: Uint8Array) => plainCompression.decompress(codec, bytes, Infinity),
    }
    expect(await failures(compressionConformance, () => boundless)).toBe(1)
  })

  test('a disk that keeps the old bytes when it is truncated', async () => {
    const count = await failures(diskConformance, () => {
      const disk = new MemoryDisk()
      const open = disk.open.bind(disk)
      disk.open = async (path, mode) => Object.assign(await open(path, mode), { truncate: async () => {} })
      return { disk, root: '/' }
    })
    expect(count).toBeGreaterThan(0)
  })

  test('metrics that forget nothing', async () => {
    const count = await failures(metricsConformance, () => {
      const metrics = new CollectingMetrics()
      metrics.remove = () => {}
      return { metrics, read: async () => metrics.samples() }
    })
    expect(count).toBe(1)
  })
})
