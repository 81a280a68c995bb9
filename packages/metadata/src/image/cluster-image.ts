import { type TopicId, unreachable } from '@millrace/base'
import { metadataRecord, type MetadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'
import type { ConfigTexts } from '../config/check-configs.ts'
import { type BrokerRegistration, brokerOfRecord, changedBroker, recordOfBroker } from './broker-registration.ts'
import { configResourceTypes, ConfigsImage } from './configs-image.ts'
import { inconsistent } from './inconsistent.ts'
import type { LeaderTally } from './leader-tally.ts'
import { type PartitionOfTopic, type TopicImage, TopicsImage } from './topics-image.ts'

/**
 * What the cluster knows: topics, brokers, configs, features, producer ids. {@link replay} is the only thing that changes it, so that
 * whoever replays the same records has the same image. Decisions read it and never change it; whoever takes them replays what one
 * decided before taking the next.
 */
export class ClusterImage {
  #topics = new TopicsImage()
  #configs = new ConfigsImage()
  readonly #brokers = new Map<number, BrokerRegistration>()
  readonly #features = new Map<string, number>()
  #nextProducerId = 0

  get topicCount(): number {
    return this.#topics.size
  }

  get partitionCount(): number {
    return this.#topics.partitionCount
  }

  topic(name: string): TopicImage | undefined {
    return this.#topics.byName(name)
  }

  topicById(id: TopicId): TopicImage | undefined {
    return this.#topics.byId(id)
  }

  topics(): IterableIterator<TopicImage> {
    return this.#topics.all()
  }

  /** Another topic whose name differs from `name` only in '.' and '_'. */
  topicCollidingWith(name: string): string | undefined {
    return this.#topics.collidingWith(name)
  }

  /** How many replicas the broker holds. */
  replicasOn(nodeId: number): number {
    return this.#topics.replicasOn(nodeId)
  }

  /** How many partitions the broker leads. */
  leadersOn(nodeId: number): number {
    return this.#topics.leadersOn(nodeId)
  }

  /** What has happened to partitions that the broker led, since this image was begun: for metrics. */
  leaderTally(nodeId: number): LeaderTally {
    return this.#topics.leaderTally(nodeId)
  }

  /** The partitions that have a replica on the broker; costs what the broker holds. */
  partitionsOn(nodeId: number): IterableIterator<PartitionOfTopic> {
    return this.#topics.partitionsOn(nodeId)
  }

  /** The partitions without a leader; costs no more than there are. */
  leaderless(): IterableIterator<PartitionOfTopic> {
    return this.#topics.leaderless()
  }

  /** The partitions that are being reassigned (KIP-455); costs no more than there are. */
  reassigning(): IterableIterator<PartitionOfTopic> {
    return this.#topics.reassigning()
  }

  /** The partitions of whose replicas, without those being added, some are not in sync; costs no more than there are. */
  underReplicated(): IterableIterator<PartitionOfTopic> {
    return this.#topics.underReplicated()
  }

  /** The configs set for the topic itself; none if there is no such topic. */
  topicConfigs(name: string): ConfigTexts {
    return this.#configs.of(configResourceTypes.topic, name)
  }

  /** The configs set for a broker while it runs, or with '' for all brokers. */
  brokerConfigs(name: string): ConfigTexts {
    return this.#configs.of(configResourceTypes.broker, name)
  }

  /** The configs set for a group. */
  groupConfigs(groupId: string): ConfigTexts {
    return this.#configs.of(configResourceTypes.group, groupId)
  }

  /** The groups that configs are set for. */
  configuredGroups(): readonly string[] {
    return this.#configs.namesOf(configResourceTypes.group)
  }

  broker(nodeId: number): BrokerRegistration | undefined {
    return this.#brokers.get(nodeId)
  }

  brokers(): IterableIterator<BrokerRegistration> {
    return this.#brokers.values()
  }

  /** The cluster's level of a feature; 0 if it is off. */
  featureLevel(name: string): number {
    return this.#features.get(name) ?? 0
  }

  /** The first id of the next block: all below were given out. */
  get nextProducerId(): number {
    return this.#nextProducerId
  }

  /** Forgets everything: the records of a snapshot come next. */
  clear(): void {
    this.#topics = new TopicsImage()
    this.#configs = new ConfigsImage()
    this.#brokers.clear()
    this.#features.clear()
    this.#nextProducerId = 0
  }

  /** Takes in what the metadata log says next. Throws CORRUPT_LOG if it can't be, after what it said before. */
  replay(record: MetadataRecord): void {
    switch (record.type) {
      case 'TopicRecord':
        return this.#topics.addTopic(record)
      case 'PartitionRecord':
        return this.#topics.setPartition(record)
      case 'PartitionChangeRecord':
        return this.#topics.changePartition(record)
      case 'RemoveTopicRecord': {
        const { name } = this.#topics.removeTopic(record)
        return this.#configs.removeAll(configResourceTypes.topic, name)
      }
      case 'ConfigRecord':
        return this.#setConfig(record)
      case 'RegisterBrokerRecord':
        this.#brokers.set(record.brokerId, brokerOfRecord(record))
        return
      case 'BrokerRegistrationChangeRecord':
        return this.#changeBroker(record)
      case 'UnregisterBrokerRecord':
        this.#brokers.delete(record.brokerId)
        return
      case 'FeatureLevelRecord':
        if (record.featureLevel === 0) this.#features.delete(record.name)
        else this.#features.set(record.name, record.featureLevel)
        return
      case 'ProducerIdsRecord':
        return this.#setNextProducerId(record.nextProducerId)
      case 'NoOpRecord':
        return
      default:
        return unreachable(record, 'a metadata record of an unknown type')
    }
  }

  #setConfig(record: MetadataRecordOf<'ConfigRecord'>): void {
    const { resourceType, resourceName, name } = record
    if (resourceType === configResourceTypes.topic && this.topic(resourceName) === undefined) {
      throw inconsistent(`it sets ${name} of topic ${resourceName}, but there is none`)
    }
    this.#configs.set(record)
  }

  #changeBroker(record: MetadataRecordOf<'BrokerRegistrationChangeRecord'>): void {
    const { brokerId, brokerEpoch } = record
    const old = this.#brokers.get(brokerId)
    if (old === undefined) throw inconsistent(`broker ${brokerId} changes, but there is none`)
    if (old.epoch !== brokerEpoch) {
      throw inconsistent(`broker ${brokerId} changes in epoch ${brokerEpoch}, but is registered in ${old.epoch}`)
    }
    this.#brokers.set(brokerId, changedBroker(old, record))
  }

  #setNextProducerId(next: number): void {
    if (next <= this.#nextProducerId) {
      throw inconsistent(`producer ids from ${next} are given out after those below ${this.#nextProducerId}`)
    }
    this.#nextProducerId = next
  }

  /** Records that make this image when they are replayed into an empty one. */
  snapshot(): MetadataRecord[] {
    const features = [...this.#features].toSorted(([left], [right]) => (left < right ? -1 : 1))
    const brokers = [...this.#brokers.values()].toSorted((left, right) => left.nodeId - right.nodeId)
    return [
      ...features.map(([name, featureLevel]) => metadataRecord('FeatureLevelRecord', { name, featureLevel })),
      ...brokers.map(recordOfBroker),
      ...this.#topics.snapshot((name) => this.#configs.snapshotOf(configResourceTypes.topic, name)),
      ...this.#configs.snapshotOfType(configResourceTypes.broker),
      ...this.#configs.snapshotOfType(configResourceTypes.group),
      ...this.#producerIds(),
    ]
  }

  #producerIds(): MetadataRecord[] {
    if (this.#nextProducerId === 0) return []
    return [metadataRecord('ProducerIdsRecord', { brokerId: -1, nextProducerId: this.#nextProducerId })]
  }
}
