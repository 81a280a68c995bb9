import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { assert } from '@millrace/base'
import { endWithUs } from '../end-with-us.ts'
import { processUsage } from '../process-usage.ts'

/** Which connector a process is to run. */
export interface ConnectorJob {
  /** A package or a URL, and what that exports the connector as. */
  readonly module: string
  readonly connector: string
  readonly brokers: readonly string[]
  readonly name: string
  readonly config: Readonly<Record<string, string>>
  readonly offsetsTopic: string
  readonly commitIntervalMs: number
}

type Said = { readonly ready: true } | { readonly failure: string }

/** What a worker gives the process of a connector with the memory that is the default. */
const flags = ['--max-old-space-size=512', '--max-semi-space-size=32', '--no-incremental-marking']

let profiles: string | undefined

/** From now on each process writes a profile of its CPU time into this folder when it is stopped. */
export function profileInto(folder: string): void {
  profiles = folder
}

/** A connector in a process of its own, as a worker runs it. */
export class HostedConnector {
  readonly #child: ChildProcess
  /** Rejects with what its task fails with, or when the process ends by itself. */
  readonly failed: Promise<never>
  #isStopping = false

  private constructor(child: ChildProcess, failed: Promise<never>) {
    this.#child = child
    this.failed = failed
  }

  /** Resolves once its tasks are started. */
  static async start(job: ConnectorJob): Promise<HostedConnector> {
    const execArgv = [...flags, ...(profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`])]
    const child = fork(new URL('work/host.js', import.meta.url), [], { execArgv })
    endWithUs(child)
    let fail = (_: Error): void => {}
    const failed = new Promise<never>((_, reject) => {
      fail = reject
    })
    // Whoever waits for something is told; nobody may be waiting.
    failed.catch(() => undefined)
    const hosted = new HostedConnector(child, failed)
    const ready = new Promise<void>((resolve) => {
      child.on('message', (said: Said) => {
        if ('ready' in said) resolve()
        else fail(new Error(`${job.name} failed: ${said.failure}`))
      })
    })
    child.once('exit', (code, signal) => {
      if (!hosted.#isStopping) fail(new Error(`the process of ${job.name} ended (${signal ?? code})`))
    })
    child.send(job)
    await Promise.race([ready, failed])
    return hosted
  }

  /** Of the process, since it began. */
  get cpuSeconds(): number {
    assert(this.#child.pid !== undefined, 'it was started')
    return processUsage(this.#child.pid).cpuSeconds
  }

  /** Has it stop its tasks, which keep how far they are, and end. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#isStopping = true
    const gone = once(this.#child, 'exit')
    this.#child.send('stop')
    await gone
  }
}
