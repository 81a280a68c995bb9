import { describe, expect, test } from 'vitest'
import { divergenceOf } from './divergence.ts'

/** A log that ends at 20, whose leaders wrote from these offsets on. */
function logOf(...leaderEpochs: readonly (readonly [epoch: number, startOffset: number])[]) {
  const entries = leaderEpochs.map(([epoch, startOffset]) => ({ epoch, startOffset }))
  return {
    leaderEpochs: entries,
    endOffsetForEpoch: (epoch: number) => {
      const index = entries.findLastIndex((entry) => entry.epoch <= epoch)
      const entry = entries[index]
      return entry && { epoch: entry.epoch, endOffset: entries[index + 1]?.startOffset ?? 20 }
    },
  }
}

describe('what a client has read', () => {
  test('is in the log if the epoch of its last record reaches that far', () => {
    const log = logOf([1, 0], [3, 10])
    expect(divergenceOf(log, 10, 1)).toBeUndefined()
    expect(divergenceOf(log, 4, 1)).toBeUndefined()
    expect(divergenceOf(log, 20, 3)).toBeUndefined()
  })

  test('went another way where the epoch ended before it', () => {
    expect(divergenceOf(logOf([1, 0], [3, 10]), 12, 1)).toEqual({ epoch: 1, endOffset: 10 })
    expect(divergenceOf(logOf([1, 0]), 21, 1)).toEqual({ epoch: 1, endOffset: 20 })
  })

  test('went another way if nobody here ever wrote in its epoch, however long the log is', () => {
    expect(divergenceOf(logOf([1, 0], [3, 10]), 8, 2)).toEqual({ epoch: 1, endOffset: 10 })
    expect(divergenceOf(logOf([1, 0]), 12, 2)).toEqual({ epoch: 1, endOffset: 20 })
  })

  test('is not judged by what is newer, unless that stands in its place', () => {
    expect(divergenceOf(logOf([5, 10]), 10, 2)).toBeUndefined()
    expect(divergenceOf(logOf([5, 10]), 3, 2)).toBeUndefined()
    expect(divergenceOf(logOf([5, 10]), 11, 2)).toEqual({ epoch: -1, endOffset: 10 })
    expect(divergenceOf(logOf(), 11, 2)).toBeUndefined()
  })
})
