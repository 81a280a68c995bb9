import {
  type BrokerRegistration,
  registrationChange,
  type RegistrationChange,
} from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { Decision } from '../decision.ts'
import { BrokerStates } from '../partitions/broker-states.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'
import { registeredBroker } from '../registered-broker.ts'

/** What a broker says of itself from time to time (KIP-631). */
export interface BrokerHeartbeatRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  /** The offset after the last record of the metadata log that it has applied. */
  readonly metadataOffset: number
  /** It wants to lead nothing and be in no ISR, but stay. */
  readonly wantsFence?: boolean | undefined
  /** It wants to stop, once others lead what it leads. Not taken back: it ends with the broker's epoch. */
  readonly wantsShutdown?: boolean | undefined
}

/** What the broker is to know. */
export interface BrokerHeartbeatResponse {
  /** It has applied its own registration. */
  readonly isCaughtUp: boolean
  readonly fenced: boolean
  /** It leads nothing and is in no ISR, or nobody could take its place: it may stop, once the others know who leads now. */
  readonly mayStop: boolean
}

/**
 * Takes a broker's heartbeat: one that has caught up with its registration is unfenced, and partitions that waited for it get a leader;
 * one that wants to shut down gives its leaderships away and leaves each ISR that has others. What only it can lead it leads until it has
 * stopped. Throws BROKER_ID_NOT_REGISTERED or STALE_BROKER_EPOCH: the broker has to register anew.
 */
export function brokerHeartbeat(
  image: ClusterImage,
  request: BrokerHeartbeatRequest,
  context: ReplicationContext,
): Decision<BrokerHeartbeatResponse> {
  const broker = registeredBroker(image, request)
  // Its epoch is the offset of its registration.
  const isCaughtUp = request.metadataOffset > broker.epoch
  const change = registrationFor(broker, request, isCaughtUp)
  const after: BrokerRegistration = { ...broker, ...change }
  const response = { isCaughtUp, fenced: after.fenced }
  if (Object.keys(change).length === 0) {
    return { records: [], response: { ...response, mayStop: mayStop(image, broker) } }
  }
  const changes = new PartitionChanges(image, context, { brokers: [after] })
  changes.records.push(registrationChange(broker, change))
  for (const partition of image.partitionsOn(broker.nodeId)) changes.change(partition)
  return { records: changes.records, response: { ...response, mayStop: false } }
}

function registrationFor(
  { fenced, inControlledShutdown }: BrokerRegistration,
  { wantsFence = false, wantsShutdown = false }: BrokerHeartbeatRequest,
  isCaughtUp: boolean,
): RegistrationChange {
  // A fenced broker has nothing to give away.
  if (wantsShutdown) return fenced || inControlledShutdown ? {} : { inControlledShutdown: true }
  if (wantsFence) return fenced ? {} : { fenced: true }
  return fenced && isCaughtUp ? { fenced: false } : {}
}

/** Whether it has left every ISR that another replica is in, or may catch up to be in. */
function mayStop(image: ClusterImage, { nodeId, fenced, inControlledShutdown }: BrokerRegistration): boolean {
  if (fenced) return true
  if (!inControlledShutdown) return false
  const states = new BrokerStates(image)
  for (const { partition } of image.partitionsOn(nodeId)) {
    const { isr, replicas } = partition
    if (isr.includes(nodeId) && replicas.some((other) => states.isUsable(partition, other))) return false
  }
  return true
}
