import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { Faults } from '../../lifecycle/faults.ts'
import { partitionsPerRequestMax } from '../../limits.ts'
import type { PartitionTable } from '../../partitions/partition-table.ts'
import { toWireError } from '../../wire/error.ts'
import { topicIdFromBytes } from '../../wire/topic-id.ts'

type Request = millrace.cluster.v1.WriteMarkersRequest
type Response = millrace.cluster.v1.WriteMarkersResponse

/**
 * Writes the ends of transactions into partitions that this broker leads. Each is answered once it is committed, or can't be. Throws
 * INVALID_REQUEST if there are too many.
 */
export async function writeMarkers(
  { markers }: Request,
  partitions: PartitionTable,
  faults: Faults,
): Promise<Response> {
  const marked = markers.flatMap((marker) =>
    marker.partitions.flatMap((some) => some.partitions.map((number) => ({ marker, topicId: some.topicId, number }))),
  )
  checkCount(marked.length)
  const written = marked.map(async ({ marker, topicId, number }) => {
    const { producerId, producerEpoch, coordinatorEpoch, commit: isCommit, keepsEpoch } = marker
    const partition = partitions.find(topicIdFromBytes(topicId), number)
    await partition.appendEndMarker({ producerId, producerEpoch, coordinatorEpoch, isCommit, keepsEpoch }).committed
  })
  const outcomes = await Promise.allSettled(written)
  return new millrace.cluster.v1.WriteMarkersResponse({
    results: outcomes.map((outcome) =>
      outcome.status === 'fulfilled'
        ? {}
        : { error: toWireError(faults.answerable(outcome.reason, 'ending a transaction')) },
    ),
  })
}

function checkCount(count: number): void {
  if (count <= partitionsPerRequestMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    `a request to write markers names at most ${partitionsPerRequestMax} partitions, not ${count}`,
    { context: { limit: partitionsPerRequestMax } },
  )
}
