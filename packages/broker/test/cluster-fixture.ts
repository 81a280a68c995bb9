import {
  crc32cChecksum,
  type Disk,
  MemoryDisk,
  present,
  type RpcChannel,
  type StreamError,
  type UnaryMethod,
} from '@millrace/base'
import {
  type CollectingLogger,
  collectingLogger,
  FakeClock,
  MemoryNetwork,
  MemorySockets,
  plainCompression,
  SeededRandom,
} from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { expect } from 'vitest'
import type { Broker } from '../src/broker.ts'
import { parseBrokerConfig } from '../src/config/broker-config.ts'
import type { BrokerPorts } from '../src/ports.ts'
import { startBroker } from '../src/start-broker.ts'
import { KafkaClient } from './kafka-client.ts'

export type Keys = Readonly<Record<string, unknown>>

/** A node of a cluster in memory: what of it outlives its process. */
export interface ClusterMember {
  readonly nodeId: number
  readonly address: string
  readonly disk: Disk
  readonly logger: CollectingLogger
}

/** How many clusters each file of tests has made. */
const clusters = new Map<string, number>()

/** A seed that depends on no other file: files that share a process run in any order. */
function nextSeed(): number {
  const { testPath = '' } = expect.getState()
  const seed = (clusters.get(testPath) ?? 0) + 1
  clusters.set(testPath, seed)
  return seed
}

/** Nodes of a cluster in one process, on one network and on a clock that stands still until something is waited for. */
export class ClusterFixture {
  readonly clock: FakeClock
  readonly network: MemoryNetwork
  readonly sockets: MemorySockets
  readonly members = new Map<number, ClusterMember>()
  readonly brokers = new Map<number, Broker>()
  readonly #keys: Keys
  readonly #voters: string
  /** Ids are random: those of another cluster are others. */
  readonly #seed = nextSeed()
  #runs = 0

  constructor(voters: readonly number[] = [1, 2, 3], keys: Keys = {}, clock = new FakeClock()) {
    this.clock = clock
    this.network = new MemoryNetwork({ clock })
    this.sockets = new MemorySockets({ clock })
    this.#voters = voters.map((nodeId) => `${nodeId}@${addressOf(nodeId)}`).join(',')
    this.#keys = keys
  }

  /** Starts the nodes together, and waits until all serve. */
  async start(...nodeIds: readonly number[]): Promise<void> {
    await this.clock.until(Promise.all(nodeIds.map((nodeId) => this.begin(nodeId))))
  }

  /** Begins to start a node. */
  async begin(nodeId: number, keys: Keys = {}, disk?: Disk): Promise<Broker> {
    const member = this.#member(nodeId, disk)
    const config = parseBrokerConfig({
      'node.id': nodeId,
      'log.dir': '/data',
      'listener.port': portOf(nodeId),
      'controller.quorum.voters': this.#voters,
      ...this.#keys,
      ...keys,
    })
    const broker = await startBroker(config, this.#ports(member))
    this.brokers.set(nodeId, broker)
    return broker
  }

  broker(nodeId: number): Broker {
    return present(this.brokers.get(nodeId), `node ${nodeId} runs`)
  }

  async stop(...nodeIds: readonly number[]): Promise<void> {
    const stopped = nodeIds.map((nodeId) => this.broker(nodeId).stop({ deadlineMs: 20_000 }))
    for (const nodeId of nodeIds) this.brokers.delete(nodeId)
    await this.clock.until(Promise.all(stopped))
  }

  connect(nodeId: number): RpcChannel {
    return this.network.connect(addressOf(nodeId), { messageSizeBytesMax: 32 * 1024 * 1024, purpose: 'test' })
  }

  /** A client of Kafka's protocol of one node, which must have been started with `kafka.listener.port`. */
  async kafka(nodeId: number): Promise<KafkaClient> {
    const { host, port } = present(this.broker(nodeId).kafka, 'the node serves Kafka clients')
    return new KafkaClient(await this.sockets.connect(`${host}:${port}`), this.clock)
  }

  /** Asks one node. */
  ask<Request, Response>(
    nodeId: number,
    method: UnaryMethod<Request, Response>,
    request: Request,
    timeoutMs = 60_000,
  ): Promise<Response> {
    return this.clock.until(this.connect(nodeId).unary(method, request, { timeoutMs }))
  }

  /** Asks one node to create a topic; the error, or undefined. */
  async createTopic(
    nodeId: number,
    name: string,
    options: { readonly partitions?: number; readonly replicationFactor?: number } = {},
  ): Promise<string | undefined> {
    const { partitions = 1, replicationFactor = 1 } = options
    const request = new millrace.admin.v1.CreateTopicsRequest({ topics: [{ name, partitions, replicationFactor }] })
    const { topics } = await this.ask(nodeId, AdminService.createTopics, request)
    return topics[0]?.error?.message
  }

  /** The names of the topics that a node knows. */
  async topics(nodeId: number): Promise<string[]> {
    const request = new millrace.admin.v1.DescribeTopicsRequest({})
    const { topics } = await this.ask(nodeId, AdminService.describeTopics, request)
    return topics.map(({ name }) => name).toSorted()
  }

  /** The controller that a node knows of; 0 for none. */
  async controllerOf(nodeId: number): Promise<number> {
    const { controllerId } = await this.ask(
      nodeId,
      AdminService.describeCluster,
      new millrace.admin.v1.DescribeClusterRequest({}),
    )
    return controllerId
  }

  /** Lets time pass, a little at a time, until `isSo`. */
  async waitFor(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
    for (let passedMs = 0; passedMs <= withinMs; passedMs += 50) {
      if (await isSo()) return
      await this.clock.advance(50)
    }
    throw new Error(`${what} has not happened within ${withinMs} ms`)
  }

  #member(nodeId: number, disk: Disk | undefined): ClusterMember {
    const known = this.members.get(nodeId)
    if (known !== undefined && disk === undefined) return known
    const member = {
      nodeId,
      address: addressOf(nodeId),
      disk: disk ?? new MemoryDisk(),
      logger: known?.logger ?? collectingLogger(),
    }
    this.members.set(nodeId, member)
    return member
  }

  #ports({ nodeId, disk, logger }: ClusterMember): BrokerPorts {
    this.#runs += 1
    return {
      clock: this.clock,
      random: new SeededRandom(100_000 * this.#seed + 1_000 * nodeId + this.#runs),
      disk,
      network: this.network,
      sockets: this.sockets,
      checksum: crc32cChecksum,
      compression: plainCompression,
      logger,
      processIdentity: {
        self: { pid: nodeId, bootId: 'test', startTime: String(this.#runs) },
        isAlive: async () => false,
      },
    }
  }
}

/** The code of the error with which a start, or a call, ends. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'no error'
  } catch (error) {
    return (error as StreamError).code
  }
}

export function portOf(nodeId: number): number {
  return 20_000 + nodeId
}

function addressOf(nodeId: number): string {
  return `127.0.0.1:${portOf(nodeId)}`
}
