import { type Compression, type CompressionCodec, compressionCodecs } from '../../ports/compression.ts'
import { SeededRandom } from '../seeded-random.ts'
import { check, checkThrows, type ConformanceCase } from './conformance.ts'

function samples(): readonly (readonly [string, Buffer])[] {
  const random = new SeededRandom('compression')
  const noise = Buffer.alloc(200_003)
  random.fill(noise)
  const lines = Buffer.from(Array.from({ length: 4_000 }, (_, line) => `${line},SEA,${line % 97},delayed\n`).join(''))
  return [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('x')],
    ['one byte very often', Buffer.alloc(1_000_000, 7)],
    ['lines of text', lines],
    ['noise', noise],
  ]
}

const forEachCodec =
  (run: (codec: CompressionCodec, compression: Compression) => void) =>
  async (compression: Compression): Promise<void> => {
    for (const codec of compressionCodecs) run(codec, compression)
  }

/** What every Compression does, for each codec. */
export const compressionConformance: readonly ConformanceCase<Compression>[] = [
  {
    name: 'what was compressed comes back',
    run: forEachCodec((codec, compression) => {
      for (const [what, bytes] of samples()) {
        const unpacked = compression.decompress(codec, compression.compress(codec, bytes), bytes.length)
        check(Buffer.from(unpacked).equals(bytes), `${codec}: ${what} came back changed`)
      }
    }),
  },
  {
    name: 'bytes within a larger buffer are taken as they are',
    run: forEachCodec((codec, compression) => {
      const surrounded = Buffer.from('before-the bytes-after')
      const packed = compression.compress(codec, surrounded.subarray(7, 16))
      const padded = Buffer.concat([Buffer.from('xx'), packed, Buffer.from('yyy')]).subarray(2, 2 + packed.length)
      check(
        Buffer.from(compression.decompress(codec, padded, 100)).toString() === 'the bytes',
        `${codec}: a view came back changed`,
      )
    }),
  },
  {
    name: 'output over the limit is RECORD_LIST_TOO_LARGE',
    run: forEachCodec((codec, compression) => {
      for (const [what, bytes] of samples().slice(1)) {
        const packed = compression.compress(codec, bytes)
        for (const limit of [bytes.length - 1, Math.floor(bytes.length / 2), 0]) {
          checkThrows(
            () => compression.decompress(codec, packed, limit),
            'RECORD_LIST_TOO_LARGE',
            `${codec}: ${what} with limit ${limit}`,
          )
        }
      }
    }),
  },
  {
    name: 'bytes of no codec are CORRUPT_MESSAGE',
    run: forEachCodec((codec, compression) => {
      const noise = Buffer.alloc(500)
      new SeededRandom('garbage').fill(noise)
      for (const bytes of [Buffer.from('this was never compressed by anything'), noise]) {
        checkThrows(() => compression.decompress(codec, bytes, 1_000_000), 'CORRUPT_MESSAGE', `${codec}: garbage`)
      }
    }),
  },
  {
    name: 'compressed bytes that are cut off are CORRUPT_MESSAGE',
    run: forEachCodec((codec, compression) => {
      const lines = samples()[3]?.[1] ?? Buffer.alloc(0)
      const packed = compression.compress(codec, lines)
      for (const size of [packed.length - 1, Math.floor(packed.length / 2), 3]) {
        const cut = packed.subarray(0, size)
        checkThrows(
          () => compression.decompress(codec, cut, 1_000_000),
          'CORRUPT_MESSAGE',
          `${codec}: ${size} of ${packed.length} bytes`,
        )
      }
    }),
  },
]
