import type { Transaction, TransactionState } from '@millrace/coordinator'
import type {
  describeTransactionsRequest,
  describeTransactionsResponse,
  listTransactionsRequest,
  listTransactionsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { checkDescribed, checkIds, checkListed, startMsOf } from '../../transaction/transaction-calls.ts'
import type { KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { coordinatorErrorCode } from '../groups/coordinator-errors.ts'

type DescribeRequest = MessageValue<typeof describeTransactionsRequest>
type DescribeResponse = MessageInput<typeof describeTransactionsResponse>
type Described = DescribeResponse['transactionStates'][number]
type ListRequest = MessageValue<typeof listTransactionsRequest>
type ListResponse = MessageInput<typeof listTransactionsResponse>

/** By Kafka's names. In the last two nothing is ever found: they don't last here. */
const states: ReadonlyMap<string, TransactionState | undefined> = new Map([
  ['Empty', 'Empty'],
  ['Ongoing', 'Ongoing'],
  ['PrepareCommit', 'PrepareCommit'],
  ['PrepareAbort', 'PrepareAbort'],
  ['CompleteCommit', 'CompleteCommit'],
  ['CompleteAbort', 'CompleteAbort'],
  ['PrepareEpochFence', undefined],
  ['Dead', undefined],
])

/** DescribeTransactions: what is known of transactional ids that this broker coordinates (KIP-664). */
export async function describeTransactions(
  { transactions, faults }: KafkaServices,
  { transactionalIds }: DescribeRequest,
): Promise<DescribeResponse> {
  checkIds(transactionalIds.length)
  let partitions = 0
  const described = transactionalIds.map(async (transactionalId): Promise<Described> => {
    try {
      const transaction = await transactions.describe(transactionalId)
      for (const numbers of transaction.partitions.values()) partitions += numbers.size
      checkDescribed(transactionalId, partitions)
      return describedOf(transaction)
    } catch (error) {
      return failed(transactionalId, kafkaErrorFields(faults.answerable(error, 'describing a transaction')))
    }
  })
  return { transactionStates: await Promise.all(described) }
}

/** The answer if nothing is told of any of them. */
export function describeTransactionsFailed({ transactionalIds }: DescribeRequest, error: KafkaError): DescribeResponse {
  return { transactionStates: transactionalIds.map((transactionalId) => failed(transactionalId, error)) }
}

/** ListTransactions: the transactional ids that this broker coordinates, by filters (KIP-664, KIP-994, KIP-1152). */
export async function listTransactions(
  { transactions }: KafkaServices,
  { stateFilters, producerIdFilters, durationFilter, transactionalIdPattern }: ListRequest,
): Promise<ListResponse> {
  checkIds(stateFilters.length + producerIdFilters.length)
  const unknownStateFilters = stateFilters.filter((state) => !states.has(state))
  const known = stateFilters.filter((state) => states.has(state)).map((state) => states.get(state))
  const listed = await transactions.list({
    // Of a filter with states that there are not, nothing but what is left of it counts.
    states: new Set(stateFilters.length > 0 && known.length === 0 ? [undefined] : known),
    producerIds: new Set(producerIdFilters),
    durationMs: durationFilter,
    ...(transactionalIdPattern === null || transactionalIdPattern === '' ? {} : { pattern: transactionalIdPattern }),
  })
  checkListed(listed)
  const transactionStates = listed.map(({ transactionalId, producerId, state }) => ({
    transactionalId,
    producerId,
    transactionState: state,
  }))
  return { errorCode: 0, unknownStateFilters, transactionStates }
}

/** The answer if they can't be listed. */
export function listTransactionsFailed(_request: unknown, error: KafkaError): ListResponse {
  return { errorCode: coordinatorErrorCode(error), unknownStateFilters: [], transactionStates: [] }
}

function describedOf(transaction: Transaction): Described {
  const { transactionalId, producerId, producerEpoch, timeoutMs, state, partitions } = transaction
  return {
    errorCode: 0,
    transactionalId,
    transactionState: state,
    transactionTimeoutMs: timeoutMs,
    transactionStartTimeMs: startMsOf(transaction),
    producerId,
    producerEpoch,
    topics: [...partitions].map(([topic, numbers]) => ({ topic, partitions: [...numbers] })),
  }
}

function failed(transactionalId: string, error: KafkaError): Described {
  return {
    errorCode: coordinatorErrorCode(error),
    transactionalId,
    transactionState: '',
    transactionTimeoutMs: 0,
    transactionStartTimeMs: 0,
    producerId: 0,
    producerEpoch: 0,
    topics: [],
  }
}
