import { millrace } from '@millrace/contracts'
import type { ClusterImage } from '@millrace/metadata'
import { brokerVersion } from '../version.ts'

/** The brokers that serve, by their numbers. */
export function nodesOf(image: ClusterImage): millrace.admin.v1.Node.$Properties[] {
  return [...image.brokers()]
    .filter(({ fenced }) => !fenced)
    .toSorted((left, right) => left.nodeId - right.nodeId)
    .flatMap(({ nodeId, endpoints }) => endpoints.slice(0, 1).map(({ host, port }) => ({ nodeId, host, port })))
}

export function describeCluster(
  image: ClusterImage,
  clusterId: string,
  controllerId: number,
): millrace.admin.v1.DescribeClusterResponse {
  return new millrace.admin.v1.DescribeClusterResponse({
    clusterId,
    nodes: nodesOf(image),
    controllerId,
    version: brokerVersion,
  })
}
