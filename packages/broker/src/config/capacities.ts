import type { ConnectionLimits } from '@millrace/base'
import { type BrokerSettings, connectionOverrides } from '@millrace/metadata'
import * as limits from '../limits.ts'

/** What a broker holds and does at once, as far as its keys move that; never beyond its own limits, whatever they say. */
export interface Capacities {
  /** `socket.request.max.bytes` */
  readonly requestSizeBytesMax: number
  /** `fetch.max.bytes`: of one frame of a fetch stream */
  readonly frameSizeBytesMax: number
  /** `queued.max.requests`: produce requests that wait to be written */
  readonly queuedRequestsMax: number
  /** `queued.max.request.bytes`: of these */
  readonly queuedBytesMax: number
  /** `num.io.threads`: reads of logs */
  readonly readsMax: number
  /** `background.threads`: logs that are being deleted, or cleaned */
  readonly backgroundTasksMax: number
}

export function capacities(settings: BrokerSettings): Capacities {
  const { queuedMaxRequestBytes } = settings
  const queuedBytes = queuedMaxRequestBytes < 0 ? Infinity : queuedMaxRequestBytes
  return {
    requestSizeBytesMax: Math.min(settings.socketRequestMaxBytes, limits.messageSizeBytesMax),
    frameSizeBytesMax: Math.min(settings.fetchMaxBytes, limits.frameSizeBytesMax),
    queuedRequestsMax: settings.queuedMaxRequests,
    queuedBytesMax: Math.min(queuedBytes, limits.produceBytesInFlightTotalMax),
    readsMax: settings.numIoThreads * limits.readsPerIoThread,
    backgroundTasksMax: settings.backgroundThreads,
  }
}

/** How many connections a broker takes, and how fast. */
export function connectionLimits(settings: BrokerSettings): ConnectionLimits {
  return {
    connectionsMax: Math.min(settings.maxConnections, limits.connectionsMax),
    connectionsPerAddressMax: settings.maxConnectionsPerIp,
    connectionsPerAddressOverrides: connectionOverrides(settings.maxConnectionsPerIpOverrides).byHost,
    connectionsPerSecondMax: settings.maxConnectionCreationRate,
  }
}
