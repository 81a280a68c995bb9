import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { assert } from '@millrace/base'
import { type ProcessUsage, processUsage } from './process-usage.ts'
import type { ConsumeJob, ConsumeResult } from './work/consume.ts'
import type { EndToEndJob, EndToEndResult } from './work/end-to-end.ts'
import type { ProduceJob, ProduceResult } from './work/produce.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The shipped broker in a process of its own, on a temporary data folder. */
export class BenchBroker {
  readonly address: string
  readonly #child: ChildProcess
  readonly #directory: string

  private constructor(child: ChildProcess, directory: string, port: number) {
    this.#child = child
    this.#directory = directory
    this.address = `127.0.0.1:${port}`
  }

  static async start(): Promise<BenchBroker> {
    const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-'))
    const bin = path.join(root, 'apps/broker/bin/millrace-broker.cjs')
    const settings = ['--set', `log.dir=${path.join(directory, 'data')}`, '--set', 'listener.port=0']
    const child = spawn(process.execPath, [bin, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as Record<string, unknown>
      if (line['event'] !== 'ready') continue
      child.stdout.resume()
      // Whatever ends the benchmark, no broker is left behind.
      process.once('exit', () => child.kill('SIGKILL'))
      return new BenchBroker(child, directory, Number(line['port']))
    }
    throw new Error('the broker ended before it was ready')
  }

  usage(): ProcessUsage {
    assert(this.#child.pid !== undefined, 'the broker was started')
    return processUsage(this.#child.pid)
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    await exited
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

/** What a piece of work gave, and the CPU seconds that its process spent on it. */
export interface Done<Result> {
  readonly result: Result
  readonly cpuSeconds: number
}

/** Runs one piece of work in a fresh process. */
export async function work(job: ProduceJob): Promise<Done<ProduceResult>>
export async function work(job: ConsumeJob): Promise<Done<ConsumeResult>>
export async function work(job: EndToEndJob): Promise<Done<EndToEndResult>>
export async function work(job: ProduceJob | ConsumeJob | EndToEndJob): Promise<Done<unknown>> {
  const child = fork(fileURLToPath(new URL('work/main.js', import.meta.url)))
  try {
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the process for ${job.kind} ended with ${code ?? signal}`)
    })
    child.send(job)
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Done<unknown> & { error?: string }]
    if (answer.error !== undefined) throw new Error(`${job.kind} failed: ${answer.error}`)
    return answer
  } finally {
    child.kill('SIGKILL')
  }
}

/** Milliseconds from the start of `millrace dev` to the first acknowledged record, with the SDK loaded and waiting. */
export async function devToFirstAcknowledgement(): Promise<number> {
  const { connect, serde, topic } = await import('@millrace/client')
  const bin = path.join(root, 'apps/cli/bin/millrace.cjs')
  const startedMs = performance.now()
  const child = spawn(process.execPath, [bin, 'dev', '--port', '0', '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const { brokers } = JSON.parse(text) as { brokers: string[] }
      await using client = await connect({ brokers })
      const target = topic('first', { value: serde.string() })
      await client.admin().createTopic(target, { partitions: 1 })
      await using producer = client.producer({ lingerMs: 0 })
      await producer.send(target, { value: 'hello' })
      return performance.now() - startedMs
    }
    throw new Error('millrace dev ended before it was ready')
  } finally {
    child.kill('SIGKILL')
  }
}
