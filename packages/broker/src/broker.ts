import type { ClusterId, NodeId, StreamError } from '@millrace/base'
import type { Health } from './health/health-state.ts'
import type { BrokerInspection } from './inspection.ts'

/** A broker that runs. */
export interface Broker {
  /** Where it listens. */
  readonly host: string
  readonly port: number
  /** Where it listens for clients of Kafka's protocol, if it does. */
  readonly kafka: { readonly host: string; readonly port: number } | undefined
  readonly clusterId: ClusterId
  readonly nodeId: NodeId
  /** Whether it serves, and why not. */
  health(): Health
  /** What it holds, whenever that is read. For watching, not for building on: it shows whatever the broker has inside. */
  inspect(): BrokerInspection
  /**
   * Stops in order: health says so first; nothing new is accepted; what was accepted is answered, within the deadline; the logs are
   * closed cleanly, however long the disk takes for that. Idempotent.
   */
  stop(options?: { readonly deadlineMs?: number }): Promise<void>
  /**
   * Resolves with the reason once the broker can't take writes any more and will not recover by itself: its disk failed, or a check of
   * its own did. It goes on serving what it can still read until it is stopped. Pending for ever in a broker that fares well.
   */
  readonly failed: Promise<StreamError>
}
