import { describe, expect, it } from 'vitest'
import { pieceSizeBytesMin } from '../limits.ts'
import type { Partition } from './partition.ts'
import { readParts, sizeOf } from './read-parts.ts'

/** A partition whose log has `tail` in memory, and all of it on disk as one piece. */
function partitionWith(tail: Buffer[] | undefined, unavailable?: Error) {
  const whole = Buffer.concat(tail ?? [Buffer.from('from disk')])
  const partition = { unavailable, log: { readTail: () => tail }, read: async () => whole }
  return { partition: partition as unknown as Partition, whole }
}

describe('reading in pieces', () => {
  it('gives batches in memory as they are, if they are large on average', async () => {
    const tail = [Buffer.alloc(pieceSizeBytesMin * 2), Buffer.alloc(1)]
    const parts = await readParts(partitionWith(tail).partition, 0, 100_000, 2)
    expect(parts).toBe(tail)
    expect(sizeOf(parts)).toBe(pieceSizeBytesMin * 2 + 1)
  })

  it('gives many small ones as one piece, and what is on disk only', async () => {
    const small = partitionWith([Buffer.from('a'), Buffer.from('b')])
    expect(await readParts(small.partition, 0, 100_000, 2)).toEqual([small.whole])
    const onDisk = partitionWith(undefined)
    expect(await readParts(onDisk.partition, 0, 100_000, 2)).toEqual([onDisk.whole])
  })

  it('gives nothing at the end, and of a partition that is gone only what the log says', async () => {
    expect(await readParts(partitionWith([]).partition, 0, 100_000, 2)).toEqual([])
    const gone = partitionWith([Buffer.alloc(pieceSizeBytesMin)], new Error('it was deleted'))
    expect(await readParts(gone.partition, 0, 100_000, 2)).toEqual([gone.whole])
  })
})
