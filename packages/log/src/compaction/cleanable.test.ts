import { expect, it } from 'vitest'
import { type CleanableLog, cleanableOf } from './cleanable.ts'
import { groupSegments } from './group-segments.ts'

const segment = (baseOffset: number, more: Partial<CleanableLog['segments'][number]> = {}) => ({
  baseOffset,
  writtenBytes: 100,
  maxTimestampMs: baseOffset * 10,
  rollTimestampMs: Math.max(1, baseOffset * 10),
  isSealed: true,
  ...more,
})
const log = (more: Partial<CleanableLog> = {}): CleanableLog => ({
  segments: [segment(0), segment(10), segment(20), segment(30, { isSealed: false })],
  logStartOffset: 0,
  logEndOffset: 35,
  cleanedOffset: 10,
  stableOffset: 35,
  config: { minCompactionLagMs: 0, maxCompactionLagMs: Number.MAX_SAFE_INTEGER, minCleanableDirtyRatio: 0.5 },
  ...more,
})

it('the last segment is never compacted, nor one that is not whole on disk, committed and decided', () => {
  expect(cleanableOf(log(), 0)).toMatchObject({ firstDirtyOffset: 10, endOffset: 30, dirtyBytes: 200, isDue: true })
  expect(cleanableOf(log({ stableOffset: 29 }), 0).endOffset).toBe(20)
  expect(cleanableOf(log({ stableOffset: 20 }), 0).endOffset).toBe(20)
  const unsealed = [segment(0), segment(10, { isSealed: false }), segment(20), segment(30)]
  expect(cleanableOf(log({ segments: unsealed }), 0)).toMatchObject({ endOffset: 10, dirtyBytes: 0, isDue: false })
})

it('a log is due once more than a share of it is dirty', () => {
  const at = (minCleanableDirtyRatio: number) =>
    cleanableOf(log({ config: { ...log().config, minCleanableDirtyRatio } }), 0)
  expect(at(0.6).dirtyRatio).toBeCloseTo(2 / 3)
  expect([at(0.6).isDue, at(0.7).isDue]).toEqual([true, false])
  expect(cleanableOf(log({ cleanedOffset: 30 }), 0).isDue).toBe(false)
})

it('or once something in it has waited for too long, and not before the youngest record of a segment is old enough', () => {
  const config = { minCompactionLagMs: 50, maxCompactionLagMs: 1_000, minCleanableDirtyRatio: 1 }
  expect(cleanableOf(log({ config }), 1_100)).toMatchObject({ lateMs: 0, isDue: false, endOffset: 30 })
  expect(cleanableOf(log({ config }), 1_101)).toMatchObject({ lateMs: 1, isDue: true })
  expect(cleanableOf(log({ config }), 240)).toMatchObject({ endOffset: 20 })
})

it('what was noted of another log does not count, nor what lies before the log start', () => {
  expect(cleanableOf(log({ cleanedOffset: undefined }), 0).firstDirtyOffset).toBe(0)
  expect(cleanableOf(log({ cleanedOffset: 99 }), 0).firstDirtyOffset).toBe(0)
  expect(cleanableOf(log({ logStartOffset: 15 }), 0).firstDirtyOffset).toBe(15)
})

it('neighbours are made into one segment while they fit one', () => {
  const limits = { segmentBytes: 250, segmentIndexBytes: 1_000, indexIntervalBytes: 100 }
  const of = (sizes: readonly number[], more: Partial<typeof limits> = {}, step = 10, abortedBytes = 0) =>
    groupSegments(
      sizes.map((sizeBytes, at) => ({ baseOffset: at * step, endOffset: (at + 1) * step, sizeBytes, abortedBytes })),
      { ...limits, ...more },
    ).map((group) => group.length)
  expect(of([100, 100, 100, 50, 0, 100, 300, 1])).toEqual([2, 4, 1, 1])
  expect(of([100, 100, 100], { segmentIndexBytes: 24 })).toEqual([2, 1])
  expect(of([1, 1, 1], {}, 2 ** 30)).toEqual([2, 1])
  expect(of([1, 1, 1], {}, 10, 500)).toEqual([2, 1])
})
