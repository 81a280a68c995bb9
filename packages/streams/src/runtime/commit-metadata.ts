import { StreamError } from '@millrace/base'
import { limits } from './limits.ts'

/** What a task must find again where it goes on, wherever that is. All times in milliseconds; -1 for none. */
export interface CommitMetadata {
  /** The highest timestamp of the partition so far. */
  readonly partitionTimeMs: number
  /** The highest timestamp of the task so far. */
  readonly streamTimeMs: number
  /** Times that operators keep, by node and name; with one of the task's partitions only. */
  readonly savedTimes: Readonly<Record<string, number>>
}

const version = 1

/** Text that goes with a committed offset. Throws INVALID_TOPOLOGY if it is more than brokers take. */
export function encodeCommitMetadata({ partitionTimeMs, streamTimeMs, savedTimes }: CommitMetadata): string {
  const text = JSON.stringify([version, partitionTimeMs, streamTimeMs, savedTimes])
  if (Buffer.byteLength(text) <= limits.commitMetadataBytesMax) return text
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `a sub-topology keeps ${Object.keys(savedTimes).length} times of its operators, which is more than fits beside an offset (` +
      `${limits.commitMetadataBytesMax} bytes): give its nodes shorter names, or divide it by repartition()`,
  )
}

/** Whether {@link encodeCommitMetadata} wrote it: what is before that offset was processed, and not passed over by whoever set it. */
export function isOfApplication(text: string): boolean {
  return text.startsWith(`[${version},`)
}

/** What {@link encodeCommitMetadata} wrote; nothing for what somebody else wrote, such as a tool that set the offset. */
export function decodeCommitMetadata(text: string): CommitMetadata {
  const nothing = { partitionTimeMs: -1, streamTimeMs: -1, savedTimes: {} }
  if (!isOfApplication(text)) return nothing
  try {
    const [, partitionTimeMs, streamTimeMs, savedTimes] = JSON.parse(text) as [
      number,
      number,
      number,
      Record<string, number>,
    ]
    return { partitionTimeMs, streamTimeMs, savedTimes }
  } catch (error) {
    if (error instanceof SyntaxError) return nothing
    throw error
  }
}
