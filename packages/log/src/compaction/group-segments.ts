import type { JobSegment } from './job.ts'

/** What a segment that is made of several keeps to. */
export interface GroupLimits {
  readonly segmentBytes: number
  readonly segmentIndexBytes: number
  readonly indexIntervalBytes: number
}

/** An entry of the larger of the two indexes. */
const indexEntryBytes = 12
const batchBytesMin = 61

/**
 * Which segments are made into one, so that they do not become ever smaller: as many neighbours as fit one together, in bytes, in entries of
 * its indexes, and in offsets that can be told as int32 from the first.
 */
export function groupSegments<Each extends JobSegment>(
  segments: readonly Each[],
  { segmentBytes, segmentIndexBytes, indexIntervalBytes }: GroupLimits,
): Each[][] {
  const groups: Each[][] = []
  let sizeBytes = 0
  let abortedBytes = 0
  for (const segment of segments) {
    const group = groups.at(-1)
    const first = group?.[0]
    sizeBytes += segment.sizeBytes
    abortedBytes += segment.abortedBytes
    // An entry comes after so many bytes at the earliest.
    const indexBytes = Math.ceil(sizeBytes / Math.max(indexIntervalBytes, batchBytesMin)) * indexEntryBytes
    const fits =
      first !== undefined &&
      sizeBytes <= segmentBytes &&
      indexBytes <= segmentIndexBytes &&
      abortedBytes <= segmentIndexBytes &&
      segment.endOffset - 1 - first.baseOffset <= 0x7fffffff
    if (fits && group !== undefined) {
      group.push(segment)
      continue
    }
    groups.push([segment])
    sizeBytes = segment.sizeBytes
    abortedBytes = segment.abortedBytes
  }
  return groups
}
