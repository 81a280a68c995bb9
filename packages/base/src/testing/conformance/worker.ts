import { type Compression, type CompressionCodec, compressionCodecs } from '../../ports/compression.ts'
import type { Worker } from '../../ports/worker.ts'
import { SeededRandom } from '../seeded-random.ts'
import { check, checkEqual, type ConformanceCase } from './conformance.ts'

/** A worker, and what it compresses with. */
export interface WorkerFixture {
  readonly worker: Worker
  readonly compression: Compression
}

function text(): Buffer {
  return Buffer.from(Array.from({ length: 2_000 }, (_, line) => `${line},SEA,${line % 97},delayed\n`).join(''))
}

/** What every Worker does. */
export const workerConformance: readonly ConformanceCase<WorkerFixture>[] = [
  {
    name: 'what it compresses is what the compression makes of it, at any level',
    run: async ({ worker, compression }) => {
      const noise = Buffer.alloc(50_000)
      new SeededRandom('worker').fill(noise)
      const surrounded = Buffer.concat([Buffer.from('before'), text(), Buffer.from('after')]).subarray(6, -5)
      for (const bytes of [Buffer.alloc(0), Buffer.from('x'), noise, surrounded]) {
        for (const codec of compressionCodecs) {
          const expected = Buffer.from(compression.compress(codec, bytes))
          checkEqual(Buffer.from(await worker.compress(codec, bytes)), expected, `${codec}, ${bytes.length} bytes`)
        }
        const best = Buffer.from(await worker.compress('gzip', bytes, 9))
        checkEqual(best, Buffer.from(compression.compress('gzip', bytes, 9)), `gzip at level 9, ${bytes.length} bytes`)
      }
      checkEqual(surrounded, text(), 'the bytes that were given')
    },
  },
  {
    name: 'does many at a time, and each gets its own',
    run: async ({ worker, compression }) => {
      const asked = Array.from({ length: 40 }, (_, at) => Buffer.from(`${at}`.repeat(1 + at * 50)))
      const packed = await Promise.all(asked.map((bytes) => worker.compress('snappy', bytes)))
      for (const [at, bytes] of asked.entries()) {
        const unpacked = compression.decompress('snappy', packed[at] ?? Buffer.alloc(0), bytes.length)
        check(Buffer.from(unpacked).equals(bytes), `number ${at} got what another asked for`)
      }
    },
  },
  {
    name: 'rejects as the compression throws, and goes on',
    run: async ({ worker }) => {
      const unknown = 'no-such-codec' as CompressionCodec
      const rejected = await worker.compress(unknown, Buffer.from('x')).then(
        () => false,
        () => true,
      )
      check(rejected, 'a codec that does not exist was taken')
      check((await worker.compress('gzip', Buffer.from('x'))).length > 0, 'nothing came after a failure')
    },
  },
  {
    name: 'closing waits for what was asked for, can be repeated, and more may come afterwards',
    run: async ({ worker }) => {
      let settled = 0
      const asked = Array.from({ length: 5 }, () => worker.compress('gzip', text()).then(() => (settled += 1)))
      await worker.close()
      checkEqual(settled, 5, 'settled by the time it is closed')
      await Promise.all(asked)
      await worker.close()
      check((await worker.compress('gzip', Buffer.from('x'))).length > 0, 'a closed worker was dead')
      await worker.close()
    },
  },
]
