import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../../end-with-us.ts'
import { freePort, runTool, stopProcess } from '../tools.ts'
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

/** Apache Kafka in KRaft mode, one node, on a temporary folder; topics are made and deleted by one helper that stays. */
export interface KafkaServer extends Server {
  readonly formatMs: number
  readonly listenMs: number
  createTopic(name: string, configs?: Readonly<Record<string, string>>): Promise<void>
  deleteTopic(name: string): Promise<void>
}

export async function startKafka(classPath: string, signal: AbortSignal): Promise<KafkaServer> {
  const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-kafka-'))
  const [port, controllerPort] = [await freePort(), await freePort()]
  const file = path.join(directory, 'server.properties')
  writeFileSync(file, properties(directory, port, controllerPort))
  const formattedAt = performance.now()
  const format = ['kafka.tools.StorageTool', 'format', '--config', file, '--cluster-id', 'bWlsbHJhY2UtYmVuY2gtMQ']
  await runTool('java', ['-cp', classPath, ...format], { signal })
  const startedMs = performance.now()
  const server = await listen('java', [...jvmOptions, '-cp', classPath, 'kafka.Kafka', file], port, signal)
  const listenMs = performance.now() - startedMs
  const admin = new KafkaAdmin(classPath, server.address)
  return {
    ...server,
    formatMs: startedMs - formattedAt,
    listenMs,
    createTopic: (name, configs = {}) =>
      admin.ask(['create', name, ...Object.entries(configs).map(([key, value]) => `${key}=${value}`)].join(' ')),
    deleteTopic: (name) => admin.ask(`delete ${name}`),
    async stop() {
      await admin.stop()
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Defaults, but for what one node needs and for what would add waiting to the figures. */
function properties(directory: string, port: number, controllerPort: number): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': path.join(directory, 'data'),
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
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
