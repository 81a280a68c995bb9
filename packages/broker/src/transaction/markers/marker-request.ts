import type { TopicId } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { topicIdToBytes } from '../../wire/topic-id.ts'
import type { PendingEnd, PendingMarker } from './pending-end.ts'

type WireMarker = millrace.cluster.v1.TransactionMarker.$Properties

/** A request to write markers, and those that it is about in the order of its answers. */
export interface MarkerRequest {
  readonly request: millrace.cluster.v1.WriteMarkersRequest
  readonly markers: readonly PendingMarker[]
}

/** Puts markers into one request, with each transaction once. */
export function markerRequestOf(markers: readonly (PendingMarker & { readonly topicId: TopicId })[]): MarkerRequest {
  const byEnd = new Map<PendingEnd, Map<TopicId, PendingMarker[]>>()
  for (const marker of markers) {
    const byTopic = byEnd.get(marker.end) ?? new Map<TopicId, PendingMarker[]>()
    byEnd.set(marker.end, byTopic)
    const some = byTopic.get(marker.topicId)
    if (some === undefined) byTopic.set(marker.topicId, [marker])
    else some.push(marker)
  }
  const ordered: PendingMarker[] = []
  const wire = [...byEnd].map(([{ ending, coordinator }, byTopic]): WireMarker => ({
    producerId: ending.producerId,
    producerEpoch: ending.producerEpoch,
    coordinatorEpoch: coordinator.epoch,
    commit: ending.isCommit,
    keepsEpoch: ending.version === 0,
    partitions: [...byTopic].map(([topicId, some]) => {
      ordered.push(...some)
      return { topicId: topicIdToBytes(topicId), partitions: some.map(({ partition }) => partition) }
    }),
  }))
  return { request: new millrace.cluster.v1.WriteMarkersRequest({ markers: wire }), markers: ordered }
}
