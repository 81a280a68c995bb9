import type { Events } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { Operator } from '../faults/operator.ts'
import { Watch } from '../invariants/watch.ts'
import { Fabric } from '../network/fabric.ts'
import { SimNetwork } from '../network/sim-network.ts'
import { EventLoop } from '../queue/event-loop.ts'
import { Trace, type TraceOptions } from '../trace/trace.ts'
import { coordinatorPartitions, movedPartitions } from '../workload/moved-partitions.ts'
import type { Restartable } from '../workload/restartable.ts'
import { SimClient, type SimClientParts } from '../workload/sim-client.ts'
import { Commits } from '../workload/transactions/commits.ts'
import type { Work } from '../workload/work.ts'
import { BrokerNode } from './broker-node.ts'
import { Machine } from './machine.ts'
import { logDirectories } from './log-directories.ts'
import type { ClusterShape } from './shape.ts'

const port = 9092
/** With the shorter one leaders themselves leave out who is cut off from them alone. */
const lagsMsMax = [3_000, 30_000]

/** Machines with brokers, and machines with clients, on one event queue. */
export class SimCluster {
  readonly loop = new EventLoop()
  readonly trace: Trace
  readonly network: SimNetwork
  readonly watch = new Watch()
  readonly nodes: readonly BrokerNode[]
  readonly random: SeededRandom
  readonly operator: Operator
  readonly commits = new Commits()
  /** The only one whose disk loses or alters what it was given, if any does: so whatever is committed stands on another. */
  readonly badDisk: BrokerNode
  /** Applications whose processes come and go. */
  readonly restartables: Restartable[] = []
  readonly #clients: SimClient[] = []

  constructor(random: SeededRandom, { brokers, voters, directories }: ClusterShape, work: Work, options: TraceOptions) {
    this.random = random
    this.trace = new Trace(() => this.loop.queue.nowUs, options)
    this.network = new SimNetwork(new Fabric(this.loop, random.fork('network')))
    const ids = Array.from({ length: brokers }, (_, index) => index + 1)
    const quorum = ids.slice(0, voters).map((id) => `${id}@broker-${id}:${port}`)
    const lagMsMax = new SeededRandom(`${random.seed}/lag`).pick(lagsMsMax)
    this.nodes = ids.map((id) => {
      const host = `broker-${id}`
      const machine = new Machine(host, this.network, random.fork(host), this.watch.logs)
      return new BrokerNode(
        id,
        machine,
        {
          ...configOf(id, host, brokers, lagMsMax, work),
          ...(directories === 1 ? {} : { 'log.dirs': logDirectories.slice(0, directories).join(',') }),
          ...(brokers === 1 ? {} : { 'controller.quorum.voters': quorum.join(',') }),
        },
        this.trace,
      )
    })
    for (const node of this.nodes) this.watch.add(node)
    this.badDisk = new SeededRandom(`${random.seed}/bad disk`).pick(this.nodes)
    this.operator = new Operator(
      this.client('operator'),
      this.trace,
      { brokers: ids, voters: ids.slice(0, voters) },
      movedPartitions(work),
    )
    this.loop.observe((event) => {
      this.trace.event(event)
      this.watch.happened(event.owner)
    })
  }

  /** Where clients connect to. */
  get addresses(): string[] {
    return this.nodes.map(({ machine }) => `${machine.host}:${port}`)
  }

  /** One of each machine that applications are on. */
  get clients(): readonly SimClient[] {
    return this.#clients
  }

  /** A machine with an application on it. */
  client(name: string): SimClient {
    return this.#add(new SimClient(name, name, { ...this.#parts, random: this.random.fork(name) }))
  }

  /** The next process of an application on a machine of its own. */
  life(name: string, host: string, events: Events): SimClient {
    const random = new SeededRandom(`${this.random.seed}/life/${name}`)
    return this.#add(new SimClient(name, host, { ...this.#parts, random, events }))
  }

  get #parts(): Omit<SimClientParts, 'random'> {
    const { network, trace, addresses } = this
    return { network, trace, addresses }
  }

  #add(client: SimClient): SimClient {
    if (!this.#clients.some(({ process }) => process.host === client.process.host)) this.#clients.push(client)
    return client
  }
}

function configOf(
  nodeId: number,
  host: string,
  brokers: number,
  lagMsMax: number,
  work: Work,
): Readonly<Record<string, unknown>> {
  return {
    'node.id': nodeId,
    'log.dir': '/data',
    'listener.host': host,
    'listener.port': port,
    'listener.insecure': true,
    'auto.create.topics.enable': false,
    'replica.lag.time.max.ms': lagMsMax,
    // So that a node that was away for a while finds what it missed in a snapshot.
    'metadata.log.max.record.bytes.between.snapshots': 1_000,
    // What is written of all partitions of a broker at once has to fit.
    'internal.metadata.log.segment.bytes': work === 'plain' ? 1_000 : 4_000,
    // Of the topics in which coordinators keep what they know.
    'min.insync.replicas': Math.min(2, brokers),
    'offsets.topic.num.partitions': coordinatorPartitions,
    'transaction.state.log.num.partitions': coordinatorPartitions,
    'group.min.session.timeout.ms': 1_000,
    // Of who waits for something to compact.
    ...(work === 'groups' ? { 'log.cleaner.backoff.ms': 1_000 } : {}),
  }
}
