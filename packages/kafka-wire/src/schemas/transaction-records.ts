import { array, int16, int32, int64, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * The records of Kafka 4.1's topic `__transaction_state`.
 *
 * ```
 * TransactionLog (0) => transactional_id
 *                    -> producer_id producer_epoch transaction_timeout_ms transaction_status [topic [partition_ids]]?
 *                       last_update_timestamp_ms start_timestamp_ms TAGS(0: previous_producer_id, 1: next_producer_id,
 *                       2: client_transaction_version, 3: next_producer_epoch)(1+)
 * ```
 */
export const transactionLogKey = new Message({
  name: 'TransactionLogKey',
  versions: '0',
  flexible: 'none',
  fields: { transactionalId: string() },
})

export const transactionLogValue = new Message({
  name: 'TransactionLogValue',
  versions: '0-1',
  flexible: '1+',
  fields: {
    producerId: int64(),
    /** Of the transaction before, if the id changed with it (KIP-890). */
    previousProducerId: int64({ versions: '1+', tagged: '1+', tag: 0, default: -1 }),
    /** What the producer was told to go on with, while markers of the transaction are written. */
    nextProducerId: int64({ versions: '1+', tagged: '1+', tag: 1, default: -1 }),
    producerEpoch: int16(),
    nextProducerEpoch: int16({ versions: '1+', tagged: '1+', tag: 3, default: -1 }),
    transactionTimeoutMs: int32(),
    /** 0 empty, 1 ongoing, 2 prepare commit, 3 prepare abort, 4 complete commit, 5 complete abort, 6 dead, 7 prepare epoch fence. */
    transactionStatus: int8(),
    /** null while none is open. */
    transactionPartitions: array(struct({ topic: string(), partitionIds: array(int32()) }), { nullable: '0+' }),
    transactionLastUpdateTimestampMs: int64(),
    transactionStartTimestampMs: int64(),
    /** 2: the epoch rises with every end (KIP-890). */
    clientTransactionVersion: int16({ versions: '1+', tagged: '1+', tag: 2, default: 0 }),
  },
})
