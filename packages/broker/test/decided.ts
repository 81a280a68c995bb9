import { asDirectoryId, uuidToText } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import {
  brokerHeartbeat,
  ClusterImage,
  createTopics,
  type Decision,
  fenceBrokers,
  registerBroker,
} from '@millrace/metadata'

/** A UUID that is told from others by one number. */
export const uuidOf = (number: number): string =>
  uuidToText(Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? number : 7)))

/** A controller without a log: what is decided is a fact at once. */
export class DecidedCluster {
  readonly image = new ClusterImage()
  #offset = 0

  /** Brokers of these numbers, registered and caught up. */
  constructor(...nodeIds: number[]) {
    for (const nodeId of nodeIds) this.#join(nodeId)
  }

  run<Response>(decide: (image: ClusterImage) => Decision<Response>): Promise<Response> {
    return Promise.resolve().then(() => this.#take(decide(this.image)))
  }

  fence(nodeId: number): void {
    const brokerEpoch = this.image.broker(nodeId)?.epoch ?? -1
    this.#take(fenceBrokers(this.image, { brokers: [{ nodeId, brokerEpoch }] }, {}))
  }

  topic(name: string, partitions: number, replicationFactor: number): void {
    const context = { random: new SeededRandom(1), partitionsDefault: 1, replicationFactorDefault: 1 }
    this.#take(createTopics(this.image, { topics: [{ name, partitions, replicationFactor }] }, context))
  }

  #join(nodeId: number): void {
    const endpoints = [{ name: 'MILLRACE', host: `broker-${nodeId}`, port: 9094, securityProtocol: 0 }]
    const directories = [asDirectoryId(uuidOf(nodeId))]
    const own = { nodeId, incarnationId: uuidOf(100 + nodeId), endpoints, directories, rack: `rack-${nodeId}` }
    const { epoch: brokerEpoch } = this.#take(registerBroker(this.image, own, { nextOffset: this.#offset }))
    this.#take(brokerHeartbeat(this.image, { nodeId, brokerEpoch, metadataOffset: this.#offset }, {}))
  }

  #take<Response>({ records, response }: Decision<Response>): Response {
    for (const record of records) this.image.replay(record)
    this.#offset += records.length
    return response
  }
}
