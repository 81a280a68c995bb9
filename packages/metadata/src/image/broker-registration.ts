import type { DirectoryId } from '@millrace/base'
import { metadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'

/** Where a broker listens. */
export interface BrokerEndpoint {
  readonly name: string
  readonly host: string
  readonly port: number
  /** Kafka's number: 0 plaintext, 1 TLS, 2 SASL over plaintext, 3 SASL over TLS. */
  readonly securityProtocol: number
}

/** The versions of one of Kafka's features that a broker can work with. */
export interface BrokerFeature {
  readonly name: string
  readonly minSupportedVersion: number
  readonly maxSupportedVersion: number
}

/** A broker as the cluster knows it. */
export interface BrokerRegistration {
  readonly nodeId: number
  /** Of one run of its process: a broker that comes back has another. */
  readonly incarnationId: string
  /** Grows with each incarnation; what an older one asks for is refused. */
  readonly epoch: number
  readonly endpoints: readonly BrokerEndpoint[]
  readonly features: readonly BrokerFeature[]
  readonly rack: string | null
  /** A fenced broker leads nothing and is given nothing. */
  readonly fenced: boolean
  readonly inControlledShutdown: boolean
  /** It is to go: it is given no new replicas. */
  readonly decommissioned: boolean
  readonly directories: readonly DirectoryId[]
}

/** Whether a broker can have part in things: it is neither fenced nor shutting down. A new replica on it is in sync, and may lead, at once. */
export const isActive = (broker: Pick<BrokerRegistration, 'fenced' | 'inControlledShutdown'>): boolean =>
  !broker.fenced && !broker.inControlledShutdown

/**
 * Kafka has no word for a broker that is to go. Ours is a tagged field of its two records of a broker, with a number far from its own: one
 * byte, 1 if it is. Who does not know the field leaves it alone.
 */
const decommissionedTag = 10_000

type Marked = Pick<MetadataRecordOf<'RegisterBrokerRecord'>, 'unknownTaggedFields'>

function markOf(decommissioned: boolean): Marked {
  return { unknownTaggedFields: [{ tag: decommissionedTag, data: Buffer.of(decommissioned ? 1 : 0) }] }
}

/** undefined: the record says nothing of it. */
function markIn({ unknownTaggedFields }: Marked): boolean | undefined {
  const field = unknownTaggedFields?.find(({ tag }) => tag === decommissionedTag)
  return field === undefined ? undefined : field.data[0] === 1
}

export function brokerOfRecord(record: MetadataRecordOf<'RegisterBrokerRecord'>): BrokerRegistration {
  const { brokerId, incarnationId, brokerEpoch, features, rack, fenced, inControlledShutdown } = record
  return {
    nodeId: brokerId,
    incarnationId,
    epoch: brokerEpoch,
    endpoints: record.endPoints,
    features,
    rack,
    fenced,
    inControlledShutdown,
    decommissioned: markIn(record) ?? false,
    directories: record.logDirs,
  }
}

/** Kafka's numbers in a {@link registrationChange}: of what is fenced, and of what shuts down. */
const fencedNow = 1
const unfencedNow = -1
const shuttingDownNow = 1

/** What may change of a registered broker within its epoch. A controlled shutdown that began ends with the epoch. */
export interface RegistrationChange {
  readonly fenced?: boolean
  readonly inControlledShutdown?: true
  readonly decommissioned?: boolean
  /** Those in service now, one at least. */
  readonly directories?: readonly DirectoryId[]
}

/** The record that makes `change` so. */
export function registrationChange(
  { nodeId, epoch }: Pick<BrokerRegistration, 'nodeId' | 'epoch'>,
  { fenced, inControlledShutdown, decommissioned, directories }: RegistrationChange,
): MetadataRecordOf<'BrokerRegistrationChangeRecord'> {
  return metadataRecord('BrokerRegistrationChangeRecord', {
    brokerId: nodeId,
    brokerEpoch: epoch,
    ...(fenced === undefined ? {} : { fenced: fenced ? fencedNow : unfencedNow }),
    ...(inControlledShutdown === undefined ? {} : { inControlledShutdown: shuttingDownNow }),
    ...(directories === undefined ? {} : { logDirs: directories }),
    ...(decommissioned === undefined ? {} : markOf(decommissioned)),
  })
}

/** The broker after a change. */
export function changedBroker(
  old: BrokerRegistration,
  change: MetadataRecordOf<'BrokerRegistrationChangeRecord'>,
): BrokerRegistration {
  const { fenced, inControlledShutdown, logDirs } = change
  return {
    ...old,
    fenced: fenced === 0 ? old.fenced : fenced === fencedNow,
    inControlledShutdown: old.inControlledShutdown || inControlledShutdown === shuttingDownNow,
    decommissioned: markIn(change) ?? old.decommissioned,
    directories: logDirs.length === 0 ? old.directories : logDirs,
  }
}

export function recordOfBroker(broker: BrokerRegistration): MetadataRecordOf<'RegisterBrokerRecord'> {
  const { incarnationId, features, rack, fenced, inControlledShutdown, decommissioned } = broker
  return metadataRecord('RegisterBrokerRecord', {
    brokerId: broker.nodeId,
    incarnationId,
    brokerEpoch: broker.epoch,
    endPoints: broker.endpoints,
    features,
    rack,
    fenced,
    inControlledShutdown,
    logDirs: broker.directories,
    ...(decommissioned ? markOf(true) : {}),
  })
}
