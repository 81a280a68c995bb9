import { millrace } from '@millrace/contracts'
import { produceTimeoutMsDefault } from '../limits.ts'
import { toWireError } from '../wire/error.ts'
import { asBuffer, topicIdFromBytes } from '../wire/topic-id.ts'
import { type BatchesToAppend, type BatchResult, ProduceBatches, type ProduceContext } from './produce-batches.ts'

type WireRequest = millrace.data.v1.ProduceRequest
type WirePartition = millrace.data.v1.ProducePartition
type WireResult = millrace.data.v1.ProducePartitionResult.$Properties
const { Acks } = millrace.data.v1

/** The key under which requests of one partition follow each other; equal for equal partitions. */
export function orderKey(partition: WirePartition): string {
  return `${asBuffer(partition.topicId).toString('latin1')}${partition.partition}`
}

/** Appends the batches of one request of a produce stream. */
export function appendRequest(request: WireRequest, context: ProduceContext): ProduceBatches {
  const { partitions, transactionalId, timeoutMs } = request
  const batches = partitions.map(({ topicId, partition, recordBatch }) => ({
    find: () => context.partitions.find(topicIdFromBytes(topicId), partition),
    bytes: recordBatch,
  }))
  const acks = acksFrom(request.acks)
  return new ProduceBatches(
    {
      batches,
      acks,
      transactionalId,
      addsPartitions: true,
      timeoutMs: timeoutMs === 0 ? produceTimeoutMsDefault : timeoutMs,
    },
    context,
  )
}

/** What became of a batch, as the client is told. */
export function resultTo({ error, ...result }: BatchResult): WireResult {
  return error === undefined ? result : { ...result, error: toWireError(error) }
}

function acksFrom(acks: millrace.data.v1.Acks): BatchesToAppend['acks'] {
  switch (acks) {
    case Acks.ACKS_ALL:
    case Acks.ACKS_UNSPECIFIED:
      return 'all'
    case Acks.ACKS_LEADER:
      return 'leader'
    case Acks.ACKS_NONE:
      return 'none'
    default:
      return undefined
  }
}
