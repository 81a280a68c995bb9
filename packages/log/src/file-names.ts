import { present, uuidFromText } from '@millrace/base'

/** What stands in a partition's folder under a base offset. */
export const segmentSuffixes = {
  log: '.log',
  offsetIndex: '.index',
  timeIndex: '.timeindex',
  transactionIndex: '.txnindex',
  snapshot: '.snapshot',
} as const
export type SegmentFileKind = keyof typeof segmentSuffixes
/** In the order in which they go: without its log a segment is gone, whatever else of it is left. */
export const segmentFileKinds: readonly SegmentFileKind[] = [
  'log',
  'offsetIndex',
  'timeIndex',
  'transactionIndex',
  'snapshot',
]

/** Added to a file that retention took out and that waits for its removal. */
export const deletedSuffix = '.deleted'
/** Added to a file that is being written and takes its place by a rename. */
export const temporarySuffix = '.tmp'
/** Added to what recovery cut off, so that nothing that might be wanted is gone. */
export const tornSuffix = '.torn'

/** Added to a copy of what was damaged in a segment, for people to look at. */
export const damagedSuffix = '.damaged'

/** Added to a compacted segment while it is being written. */
export const cleanedSuffix = '.cleaned'
/** Added to a compacted segment that is whole on disk and on its way into the place of those that it is made of. */
export const swapSuffix = '.swap'

export const partitionFiles = {
  leaderEpochs: 'leader-epoch-checkpoint',
  metadata: 'partition.metadata',
  durableHint: 'durable-offset-hint',
  replacedBy: 'replaced-by-directory',
  removedDeletions: 'removed-deletions-offset',
} as const

export const directoryFiles = {
  lock: 'millrace.lock',
  meta: 'meta.properties',
  cleanShutdown: '.kafka_cleanshutdown',
  recoveryPoints: 'recovery-point-offset-checkpoint',
  logStartOffsets: 'log-start-offset-checkpoint',
  cleanerOffsets: 'cleaner-offset-checkpoint',
} as const

const offsetDigits = 20

/** `00000000000000000042.log` and so on. */
export function segmentFileName(baseOffset: number, kind: SegmentFileKind): string {
  return `${String(baseOffset).padStart(offsetDigits, '0')}${segmentSuffixes[kind]}`
}

const segmentFilePattern = /^(\d{20})(\.log|\.index|\.timeindex|\.txnindex|\.snapshot)$/

/** The inverse; undefined for any other file. */
export function parseSegmentFileName(name: string): { baseOffset: number; kind: SegmentFileKind } | undefined {
  const match = segmentFilePattern.exec(name)
  const baseOffset = Number(match?.[1])
  const kind = kindOfSuffix.get(match?.[2] ?? '')
  return kind === undefined || !Number.isSafeInteger(baseOffset) ? undefined : { baseOffset, kind }
}

const kindOfSuffix = new Map<string, SegmentFileKind>([
  ['.log', 'log'],
  ['.index', 'offsetIndex'],
  ['.timeindex', 'timeIndex'],
  ['.txnindex', 'transactionIndex'],
  ['.snapshot', 'snapshot'],
])

/** A partition's folder: `orders-3`. */
export function partitionDirectoryName(topic: string, partition: number): string {
  return `${topic}-${partition}`
}

/** The inverse; undefined for folders that hold no partition, such as one that waits for its removal. */
export function parsePartitionDirectoryName(name: string): { topic: string; partition: number } | undefined {
  const match = /^([A-Za-z0-9._-]{1,249})-(\d{1,10})$/.exec(name)
  const [, topic, partition] = match ?? []
  if (topic === undefined || partition === undefined || String(Number(partition)) !== partition) return undefined
  return { topic, partition: Number(partition) }
}

/** The partition that a file belongs to, by the folder that it lies in; nothing if that is none of a partition. For log lines. */
export function partitionOfFile(path: string): { topic?: string; partition?: number } {
  return parsePartitionDirectoryName(path.split('/').at(-2) ?? '') ?? {}
}

const directoryNameLengthMax = 255

/** Kafka's name for a partition's folder that is on its way out: `orders-3.<32 hex digits>-delete`. */
export function deletedDirectoryName(topic: string, partition: number, uniqueId: string): string {
  return nameWithSuffix(topic, partition, uniqueId, '-delete')
}

/** Kafka's name for a partition's folder that belongs to no topic of now: `orders-3.<32 hex digits>-stray`. */
export function strayDirectoryName(topic: string, partition: number, uniqueId: string): string {
  return nameWithSuffix(topic, partition, uniqueId, '-stray')
}

/** Kafka's name for a folder in which a partition of another log directory is copied: `orders-3.<32 hex digits>-future` (KIP-113). */
export function futureDirectoryName(topic: string, partition: number, uniqueId: string): string {
  return nameWithSuffix(topic, partition, uniqueId, '-future')
}

/** Whether a folder that {@link futureDirectoryName} names can say whose it is: a long topic's name is cut off. */
export function fitsFutureDirectoryName(topic: string, partition: number): boolean {
  return parseFutureDirectoryName(futureDirectoryName(topic, partition, noUuid))?.topic === topic
}

const noUuid = 'AAAAAAAAAAAAAAAAAAAAAA'

/** The inverse of {@link futureDirectoryName}; undefined for any other folder. */
export function parseFutureDirectoryName(name: string): { topic: string; partition: number } | undefined {
  const match = /^(.*)\.[0-9a-f]{32}-future$/.exec(name)
  return match?.[1] === undefined ? undefined : parsePartitionDirectoryName(match[1])
}

function nameWithSuffix(topic: string, partition: number, uniqueId: string, ending: string): string {
  const bytes = present(uuidFromText(uniqueId), 'a unique id is a UUID')
  const suffix = `-${partition}.${Buffer.from(bytes).toString('hex')}${ending}`
  return topic.slice(0, directoryNameLengthMax - suffix.length) + suffix
}

/** Whether a folder is one that {@link deletedDirectoryName} named, by us or by Kafka. */
export function isDeletedDirectoryName(name: string): boolean {
  return /-\d+\.[0-9a-f]{32}-delete$/.test(name)
}

/** `directory/name`. */
export function pathOf(directory: string, name: string): string {
  return `${directory}/${name}`
}
