import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePorts } from '@millrace/testing'
import { endWithUs } from '../../end-with-us.ts'
import { runTool, stopProcess } from '../tools.ts'
import { type Server, listen } from './server.ts'

const adminSource = fileURLToPath(new URL('../../../java/KafkaAdmin.java', import.meta.url))

// What kafka-server-start and kafka-run-class set.
const jvmOptions = [
  '-server',
  '-Xmx1g',
  '-Xms1g',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-Djava.awt.headless=true',
]

/** Whose topics clients of Kafka's protocol work on. */
export interface KafkaTopics {
  /** host:port, as such clients want it. */
  readonly address: string
  createTopic(name: string, configs?: Readonly<Record<string, string>>, partitions?: number): Promise<void>
  deleteTopic(name: string): Promise<void>
}

/** Apache Kafka in KRaft mode on temporary folders; topics, of one partition by default, are made and deleted by one helper that stays. */
export interface KafkaServer extends Server, KafkaTopics {
  readonly formatMs: number
  readonly listenMs: number
}

/** One node of a cluster, before it runs. */
interface Node {
  readonly id: number
  readonly directory: string
  readonly file: string
  readonly port: number
  readonly controllerPort: number
}

/** Starts `nodes` of them, one cluster, each broker and controller. Topics stand on all nodes; with three, two must have a write. */
export async function startKafka(classPath: string, signal: AbortSignal, nodes = 1): Promise<KafkaServer> {
  const ports = await freePorts(2 * nodes)
  const made = Array.from({ length: nodes }, (_, at) => newNode(at + 1, ports.slice(2 * at, 2 * at + 2)))
  for (const node of made) writeFileSync(node.file, properties(node, made))
  const formattedAt = performance.now()
  for (const { file } of made) {
    const format = ['kafka.tools.StorageTool', 'format', '--config', file, '--cluster-id', 'bWlsbHJhY2UtYmVuY2gtMQ']
    await runTool('java', ['-cp', classPath, ...format], { signal })
  }
  const startedMs = performance.now()
  const starting = made.map(({ file, port }) =>
    listen('java', [...jvmOptions, '-cp', classPath, 'kafka.Kafka', file], port, signal),
  )
  const servers = await Promise.all(starting)
  const listenMs = performance.now() - startedMs
  const address = servers.map((server) => server.address).join(',')
  const admin = new KafkaAdmin(classPath, address)
  const remove = () => made.forEach(({ directory }) => rmSync(directory, { recursive: true, force: true }))
  return {
    address,
    formatMs: startedMs - formattedAt,
    listenMs,
    residentMb: () => servers.reduce((sum, server) => sum + server.residentMb(), 0),
    createTopic: (name, configs = {}, partitions = 1) => {
      const all = nodes > 2 ? { 'min.insync.replicas': '2', ...configs } : configs
      const words = Object.entries(all).map(([key, value]) => `${key}=${value}`)
      return admin.ask(['create', name, String(partitions), String(nodes), ...words].join(' '))
    },
    deleteTopic: (name) => admin.ask(`delete ${name}`),
    async stop() {
      await admin.stop()
      await Promise.all(servers.map((server) => server.stop()))
      remove()
    },
  }
}

function newNode(id: number, [port = 0, controllerPort = 0]: readonly number[]): Node {
  const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-kafka-'))
  return { id, directory, file: path.join(directory, 'server.properties'), port, controllerPort }
}

/** Defaults, but for what few nodes need and for what would add waiting to the figures. */
function properties({ id, directory, port, controllerPort }: Node, all: readonly Node[]): string {
  const replicas = String(all.length)
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': String(id),
    'controller.quorum.voters': all.map((node) => `${node.id}@127.0.0.1:${node.controllerPort}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': path.join(directory, 'data'),
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': '1',
    // A group of one has nobody to wait for.
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    // The room of deleted topics is needed again at once.
    'log.segment.delete.delay.ms': '1000',
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}

/** java/KafkaAdmin.java, run from its source. */
class KafkaAdmin {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  #last: Promise<unknown> = Promise.resolve()

  constructor(classPath: string, address: string) {
    const child = spawn('java', ['-Xmx128m', '-cp', classPath, adminSource, address], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    endWithUs(child)
    // A helper that has ended is noticed by what it does not answer.
    child.stdin.on('error', () => undefined)
    this.#child = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /** One command after the other. Rejects with what Kafka says. */
  ask(command: string): Promise<void> {
    const asked = this.#last.then(() => this.#ask(command))
    // Whoever asked is told; the next one may ask all the same.
    this.#last = asked.catch(() => undefined)
    return asked
  }

  async #ask(command: string): Promise<void> {
    this.#child.stdin?.write(`${command}\n`)
    const answer: IteratorResult<string, unknown> = await this.#lines.next()
    if (answer.done === true) {
      throw new Error('the helper that makes topics ended; it needs a JDK of version 17 or newer')
    }
    if (answer.value !== 'ok') throw new Error(`Kafka refused "${command}": ${answer.value}`)
  }

  async stop(): Promise<void> {
    this.#child.stdin?.end()
    await stopProcess(this.#child)
  }
}
