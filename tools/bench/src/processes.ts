import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { assert } from '@millrace/base'
import { endWithUs } from './end-with-us.ts'
import { type ProcessUsage, processUsage } from './process-usage.ts'
import type { ConsumeJob, ConsumeResult } from './work/consume.ts'
import type { CopyJob, CopyResult } from './work/copy.ts'
import type { EndToEndJob, EndToEndResult } from './work/end-to-end.ts'
import type { FanOutJob, FanOutResult } from './work/fan-out.ts'
import type { JoinJob, JoinResult, SessionsJob, SessionsResult } from './work/groups.ts'
import type { HoldJob, HoldResult } from './work/hold.ts'
import type { ProduceJob, ProduceResult } from './work/produce.ts'
import type { TransactJob, TransactResult } from './work/transact.ts'
import { type Done, type WorkerOptions, begin, runWorker } from './workers.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The shipped broker in a process of its own, on a temporary data folder. */
export class BenchBroker {
  readonly address: string
  /** For clients of the Kafka protocol; undefined unless it was started with kafka.listener.port. */
  readonly kafkaAddress: string | undefined
  readonly #directory: string
  readonly #settings: readonly string[]
  #child: ChildProcess

  private constructor({ child, port, kafkaAddress }: Running, directory: string, settings: readonly string[]) {
    this.#child = child
    this.#directory = directory
    this.#settings = settings
    this.address = `127.0.0.1:${port}`
    this.kafkaAddress = kafkaAddress
  }

  /** `settings`: `KEY=VALUE` each, beside those that give it a folder of its own and a port, any free one unless it is given. */
  static async start(settings: readonly string[] = [], port = 0): Promise<BenchBroker> {
    const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-'))
    const all = [`log.dir=${path.join(directory, 'data')}`, ...settings]
    return new BenchBroker(await run(all, port), directory, all)
  }

  usage(): ProcessUsage {
    assert(this.#child.pid !== undefined, 'the broker was started')
    return processUsage(this.#child.pid)
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exited
  }

  /** On its port and with its data, after {@link kill}. Resolves once it is ready. */
  async startAgain(): Promise<void> {
    const { child } = await run(this.#settings, Number(this.address.split(':')[1]))
    this.#child = child
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await exited
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

interface Running {
  readonly child: ChildProcess
  readonly port: number
  readonly kafkaAddress: string | undefined
}

/** Starts a broker, and waits until it is ready. */
async function run(settings: readonly string[], port: number): Promise<Running> {
  const bin = path.join(root, 'apps/broker/bin/millrace-broker.cjs')
  const all = [`listener.port=${port}`, ...settings]
  const child = spawn(process.execPath, [bin, ...all.flatMap((setting) => ['--set', setting])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  endWithUs(child)
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Record<string, unknown>
    if (line['event'] !== 'ready') continue
    child.stdout.resume()
    const { port, kafkaAddress } = line
    return { child, port: Number(port), kafkaAddress: typeof kafkaAddress === 'string' ? kafkaAddress : undefined }
  }
  throw new Error('the broker ended before it was ready')
}

const workFile = new URL('work/main.js', import.meta.url)

/** What each kind of work is told, and what it comes to. */
interface Works {
  readonly produce: readonly [ProduceJob, ProduceResult]
  readonly consume: readonly [ConsumeJob, ConsumeResult]
  readonly 'end-to-end': readonly [EndToEndJob, EndToEndResult]
  readonly join: readonly [JoinJob, JoinResult]
  readonly sessions: readonly [SessionsJob, SessionsResult]
  readonly transact: readonly [TransactJob, TransactResult]
  readonly copy: readonly [CopyJob, CopyResult]
}

/** Runs one piece of work in a fresh process. */
export function work<Kind extends keyof Works>(
  job: Works[Kind][0] & { readonly kind: Kind },
  options?: WorkerOptions,
): Promise<Done<Works[Kind][1]>> {
  return runWorker(workFile, job, options)
}

/** How many processes share what is too much for one. */
const helpersMax = 4

/** `total` in at most {@link helpersMax} parts that differ by one at most. */
export function shares(total: number): number[] {
  const parts = Math.min(total, helpersMax)
  return Array.from({ length: parts }, (_, at) => Math.floor(total / parts) + (at < total % parts ? 1 : 0))
}

/** Connects `count` clients that then do nothing, until `stop`. */
export async function holdConnections(
  address: string,
  count: number,
  protocol: HoldJob['protocol'] = 'millrace',
): Promise<{ readonly connections: number; readonly stop: () => void }> {
  const holders = shares(count).map((clients) => {
    const job: HoldJob = { kind: 'hold', protocol, address, clients }
    return begin<HoldResult>(workFile, job)
  })
  const stop = () => {
    for (const { kill } of holders) kill()
  }
  try {
    const held = await Promise.all(holders.map(({ done }) => done))
    return { connections: held.reduce((sum, { result }) => sum + result.connections, 0), stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Seconds until each of `consumers` has read the first `records` of the topic, all at the same time. */
export async function fanOut(address: string, topic: string, consumers: number, records: number): Promise<number> {
  const helpers = shares(consumers).map((part): FanOutJob => ({
    kind: 'fan-out',
    address,
    topic,
    consumers: part,
    records,
  }))
  const begun = helpers.map((job) => begin<FanOutResult>(workFile, job))
  try {
    const done = await Promise.all(begun.map((helper) => helper.done))
    const startedMs = Math.min(...done.map(({ result }) => result.startedAtMs))
    return (Math.max(...done.map(({ result }) => result.endedAtMs)) - startedMs) / 1000
  } finally {
    for (const { kill } of begun) kill()
  }
}

/** Milliseconds from the start of `millrace dev`, with the SDK loaded and waiting. */
export interface DevStart {
  readonly readyMs: number
  readonly firstAcknowledgementMs: number
}

export async function startDev(): Promise<DevStart> {
  const { connect, serde, topic } = await import('@millrace/client')
  const bin = path.join(root, 'apps/cli/bin/millrace.cjs')
  const startedMs = performance.now()
  const child = spawn(process.execPath, [bin, 'dev', '--port', '0', '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const readyMs = performance.now() - startedMs
      const { brokers } = JSON.parse(text) as { brokers: string[] }
      await using client = await connect({ brokers })
      const target = topic('first', { value: serde.string() })
      await client.admin().createTopic(target, { partitions: 1 })
      await using producer = client.producer({ lingerMs: 0 })
      await producer.send(target, { value: 'hello' })
      return { readyMs, firstAcknowledgementMs: performance.now() - startedMs }
    }
    throw new Error('millrace dev ended before it was ready')
  } finally {
    child.kill('SIGKILL')
  }
}
