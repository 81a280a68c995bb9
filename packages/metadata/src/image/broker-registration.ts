import type { DirectoryId } from '@millrace/base'
import { metadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire'

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
  readonly directories: readonly DirectoryId[]
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
    directories: record.logDirs,
  }
}

export function recordOfBroker(broker: BrokerRegistration): MetadataRecordOf<'RegisterBrokerRecord'> {
  const { incarnationId, features, rack, fenced, inControlledShutdown } = broker
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
  })
}
