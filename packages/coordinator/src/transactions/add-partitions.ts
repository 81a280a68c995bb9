import { StreamError } from '@millrace/base'
import type { Outcome, Producer } from '../outcome.ts'
import { transactionPartitionsSizeBytesMax } from '../limits.ts'
import { assertMayWrite } from './producer-epochs.ts'
import { type PartitionsByTopic, recordOf, type Transaction, type TransactionVersion } from './transaction.ts'

/** Partitions that a producer is going to write to. */
export interface AddPartitionsRequest extends Producer {
  readonly transactionalId: string
  readonly partitions: PartitionsByTopic
  /** By which the producer speaks; 2 unless it says so. */
  readonly version?: TransactionVersion | undefined
  /**
   * Asked by a leader before it appends (see `canReopen`): it asks again if a marker of the producer comes meanwhile, and does not go by
   * what a coordinator said that another has followed.
   */
  readonly mayBeUnlogged?: boolean | undefined
}

/**
 * Takes partitions into the open transaction, or begins one. Those that are in it already change nothing.
 *
 * Throws PRODUCER_FENCED and INVALID_PRODUCER_ID_MAPPING; CONCURRENT_TRANSACTIONS while the last transaction ends; TRANSACTION_ABORTABLE if
 * the coordinator has aborted this one; INVALID_REQUEST if its partitions become too many.
 */
export function addPartitions(
  transaction: Transaction,
  request: AddPartitionsRequest,
  nowMs: number,
): Outcome<undefined> {
  assertMayWrite(transaction, request, request.version)
  const isOngoing = transaction.state === 'Ongoing'
  const known: PartitionsByTopic = isOngoing ? transaction.partitions : new Map()
  const missing = missingFrom(known, request.partitions)
  if (missing.size === 0) return { records: [], response: undefined }
  const partitions = union(known, missing)
  checkSize(transaction, partitions)
  const startMs = isOngoing ? transaction.startMs : nowMs
  const { version = 2 } = request
  const next: Transaction = { ...transaction, state: 'Ongoing', partitions, startMs, updateMs: nowMs, version }
  const record = recordOf(next)
  const isFoundWithout = missingFrom(transaction.logged, partitions).size === 0
  return request.mayBeUnlogged === true && version === 2 && isFoundWithout
    ? { records: [], unlogged: [record], response: undefined }
    : { records: [record], response: undefined }
}

/**
 * Which of the partitions are not in the producer's open transaction (KIP-890). Throws PRODUCER_FENCED, INVALID_PRODUCER_ID_MAPPING,
 * CONCURRENT_TRANSACTIONS and TRANSACTION_ABORTABLE like {@link addPartitions}.
 */
export function notInTransaction(transaction: Transaction, request: AddPartitionsRequest): PartitionsByTopic {
  assertMayWrite(transaction, request, request.version)
  return transaction.state === 'Ongoing' ? missingFrom(transaction.partitions, request.partitions) : request.partitions
}

function missingFrom(known: PartitionsByTopic, asked: PartitionsByTopic): PartitionsByTopic {
  const missing = new Map<string, ReadonlySet<number>>()
  for (const [topic, partitions] of asked) {
    const has = known.get(topic)
    const rest = [...partitions].filter((partition) => has?.has(partition) !== true)
    if (rest.length > 0) missing.set(topic, new Set(rest))
  }
  return missing
}

function union(known: PartitionsByTopic, more: PartitionsByTopic): PartitionsByTopic {
  const all = new Map(known)
  for (const [topic, partitions] of more) all.set(topic, new Set([...(known.get(topic) ?? []), ...partitions]))
  return all
}

/** About what they take in a record. */
export function sizeBytesOf(partitions: PartitionsByTopic): number {
  let sizeBytes = 0
  for (const [topic, numbers] of partitions) sizeBytes += topic.length + 8 + 4 * numbers.size
  return sizeBytes
}

function checkSize({ transactionalId }: Transaction, partitions: PartitionsByTopic): void {
  if (sizeBytesOf(partitions) <= transactionPartitionsSizeBytesMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    `the transaction of ${transactionalId} would have more partitions than the ${transactionPartitionsSizeBytesMax} bytes that their ` +
      'names may take: end it, and write to the others in the next',
    { context: { limit: transactionPartitionsSizeBytesMax } },
  )
}
