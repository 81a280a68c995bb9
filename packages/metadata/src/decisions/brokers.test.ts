import { asDirectoryId, asTopicId } from '@millrace/base'
import { decodeMetadataRecord, encodeMetadataRecord, metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { bootstrapRecords } from '../bootstrap.ts'
import { ClusterImage } from '../image/cluster-image.ts'
import { allocateProducerIds } from './allocate-producer-ids.ts'
import { brokerHeartbeat, type BrokerHeartbeatResponse } from './brokers/broker-heartbeat.ts'
import type { Decision } from './decision.ts'
import { registerBroker, type RegisterBrokerRequest } from './register-broker.ts'

const topicId = asTopicId('AAECAwQFBgcICQoLDA0ODw')
const directory = asDirectoryId('AAAAAAAAAAAAAAAAAAAABg')
const otherDirectory = asDirectoryId('AAAAAAAAAAAAAAAAAAAABw')
const firstRun = 'EAECAwQFBgcICQoLDA0ODw'
const secondRun = 'IAECAwQFBgcICQoLDA0ODw'
const thirdRun = 'MAECAwQFBgcICQoLDA0ODw'

const request = (incarnationId: string, changed: Partial<RegisterBrokerRequest> = {}): RegisterBrokerRequest => ({
  nodeId: 1,
  incarnationId,
  endpoints: [{ name: 'MILLRACE', host: '127.0.0.1', port: 9094, securityProtocol: 0 }],
  directories: [directory],
  ...changed,
})

/** A log of metadata records, as a controller keeps it: what is decided is written, and then replayed. */
class Log {
  readonly entries: Buffer[] = []
  image = new ClusterImage()

  commit<Response>({ records, response }: Decision<Response>): Response {
    for (const record of records) {
      this.entries.push(encodeMetadataRecord(record))
      this.image.replay(record)
    }
    return response
  }

  register(incarnationId: string, changed?: Partial<RegisterBrokerRequest>): number {
    return this.commit(registerBroker(this.image, request(incarnationId, changed), { nextOffset: this.entries.length }))
      .epoch
  }

  beat(metadataOffset = this.entries.length, nodeId = 1): BrokerHeartbeatResponse {
    const brokerEpoch = this.image.broker(nodeId)?.epoch ?? -1
    return this.commit(brokerHeartbeat(this.image, { nodeId, brokerEpoch, metadataOffset }, {}))
  }

  restart(): void {
    this.image = new ClusterImage()
    for (const entry of this.entries) this.image.replay(decodeMetadataRecord(entry))
  }
}

const partition = (partitionId: number, leader: number, isr: readonly number[]): MetadataRecord =>
  metadataRecord('PartitionRecord', {
    partitionId,
    topicId,
    replicas: [1, 2],
    isr,
    leader,
    leaderEpoch: 0,
    partitionEpoch: 0,
    directories: [directory, otherDirectory],
  })

describe('a broker that registers', () => {
  it('gets the offset of its record as its epoch, and is there fenced until it has caught up', () => {
    const log = new Log()
    log.commit({ records: bootstrapRecords(), response: undefined })
    expect(log.register(firstRun)).toBe(1)
    expect(log.image.broker(1)).toMatchObject({ epoch: 1, fenced: true, incarnationId: firstRun, rack: null })
    expect(log.beat(1)).toEqual({ isCaughtUp: false, fenced: true, mayStop: true })
    expect(log.beat(2)).toEqual({ isCaughtUp: true, fenced: false, mayStop: false })
    expect(log.image.broker(1)).toMatchObject({ epoch: 1, fenced: false })
    expect(log.entries).toHaveLength(3)
    expect(log.beat(3)).toEqual({ isCaughtUp: true, fenced: false, mayStop: false })
    expect(log.entries).toHaveLength(3)
  })

  it('gets the same epoch again within one run', () => {
    const log = new Log()
    const epoch = log.register(firstRun)
    expect(registerBroker(log.image, request(firstRun), { nextOffset: 50 })).toEqual({
      records: [],
      response: { epoch },
    })
  })

  it('after a restart leads what only it can lead, each partition in a new leader epoch', () => {
    const log = new Log()
    const before = log.register(firstRun)
    log.beat()
    log.register(thirdRun, { nodeId: 2, directories: [otherDirectory] })
    log.beat(undefined, 2)
    const topic = metadataRecord('TopicRecord', { name: 't', topicId })
    const partitions = [partition(0, 1, [1, 2]), partition(1, 2, [1, 2]), partition(2, 1, [1])]
    log.commit({ records: [topic, ...partitions], response: undefined })
    log.restart()
    expect(log.register(secondRun)).toBeGreaterThan(before)
    const states = () =>
      [...(log.image.topic('t')?.partitions.values() ?? [])].map((each) => [
        each.leader,
        each.leaderEpoch,
        each.isr,
        each.eligibleLeaderReplicas,
      ])
    expect(states()).toEqual([
      [2, 1, [2], []],
      [2, 0, [2], []],
      [-1, 1, [], [1]],
    ])
    log.beat()
    expect(states()).toEqual([
      [2, 1, [2], []],
      [2, 0, [2], []],
      [1, 2, [1], []],
    ])
  })

  it('never gets an epoch that is not above its last, even from a log that was made anew', () => {
    const log = new Log()
    log.commit({ records: [...bootstrapRecords(), metadataRecord('NoOpRecord', {})], response: undefined })
    log.register(firstRun)
    expect(registerBroker(log.image, request(secondRun), { nextOffset: 0 }).response.epoch).toBe(3)
  })

  it('with another data directory is refused, with both named', () => {
    const log = new Log()
    log.register(firstRun)
    const foreign = request(secondRun, { directories: [otherDirectory] })
    expect(() => registerBroker(log.image, foreign, { nextOffset: 9 })).toThrow(
      expect.objectContaining({
        code: 'DATA_DIRECTORY_FOREIGN',
        message: expect.stringContaining(`${otherDirectory}, but is registered with ${directory}`) as string,
      }),
    )
  })
})

describe('producer ids', () => {
  it('come in blocks of 1000, and none twice, whoever asks and whatever restarts', () => {
    const log = new Log()
    const given = new Set<number>()
    for (let run = 0; run < 5; run++) {
      const incarnation = Buffer.alloc(16, run).toString('base64url')
      const brokerEpoch = log.register(incarnation)
      for (let i = 0; i < 3; i++) {
        const block = log.commit(allocateProducerIds(log.image, { nodeId: 1, brokerEpoch }))
        expect(block.count).toBe(1000)
        for (let id = block.first; id < block.first + block.count; id++) given.add(id)
      }
      log.restart()
    }
    expect(given.size).toBe(15_000)
    expect(Math.min(...given)).toBe(0)
  })

  it('come to an end before they could be mistaken for one another', () => {
    const log = new Log()
    const brokerEpoch = log.register(firstRun)
    const nextProducerId = Number.MAX_SAFE_INTEGER - 1_500
    const used = metadataRecord('ProducerIdsRecord', { brokerId: 1, brokerEpoch, nextProducerId })
    log.commit({ records: [used], response: undefined })
    const allocate = (): Decision<{ first: number }> => allocateProducerIds(log.image, { nodeId: 1, brokerEpoch })
    expect(log.commit(allocate()).first).toBe(nextProducerId)
    expect(allocate).toThrow(expect.objectContaining({ code: 'INTERNAL', message: expect.stringContaining('used up') }))
  })

  it('are refused to a broker that is not registered, or of an older run', () => {
    const log = new Log()
    expect(() => allocateProducerIds(log.image, { nodeId: 1, brokerEpoch: 0 })).toThrow(/broker 1 is not registered/)
    const old = log.register(firstRun)
    log.register(secondRun)
    expect(() => allocateProducerIds(log.image, { nodeId: 1, brokerEpoch: old })).toThrow(
      /another incarnation took over/,
    )
  })
})
