import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { StreamError } from '@millrace/base'
import { Recovery } from '../runtime/recovery.ts'
import { type RunOptions, type RunSettings, runSettings, type StreamsState } from '../runtime/options.ts'
import { removeLockOfThread } from '../stores/persistent/directory-lock.ts'
import { streamThreadProgram } from '../thread-program.ts'
import { threadLimits } from './limits.ts'
import type { ThreadCommand, ThreadJob, ThreadMessage } from './messages.ts'
import { receivedError } from './sent-error.ts'
import { applyChanges } from './sent-metrics.ts'
import { threadOptions, threadStateDir } from './thread-options.ts'

/** What threads are started for. */
export interface ThreadsToRun {
  readonly id: string
  /** What `run()` was given, and what `streams()` was. */
  readonly given: RunOptions
  readonly all: RunOptions
}

/** How a thread ended. */
type Ending = { readonly kind: 'ended' } | { readonly kind: 'failed' | 'crashed'; readonly error: StreamError }

/** One copy of an application in several threads: each is a member of the group, with tasks, client and state of its own. */
export class StreamThreads {
  readonly #id: string
  readonly #jobs: readonly ThreadJob[]
  readonly #options: RunOptions
  readonly #settings: RunSettings
  readonly #recovery: Recovery
  readonly #workers = new Map<number, Worker>()
  readonly #states: StreamsState[]
  readonly #stopping = new AbortController()
  #state: StreamsState = 'created'
  #isPaused = false

  /** Throws INVALID_CONFIG for what makes no sense. */
  constructor({ id, given, all }: ThreadsToRun) {
    const { threads = 1, module } = all
    if (!Number.isSafeInteger(threads) || threads < 1 || threads > threadLimits.threadsMax) {
      throw new StreamError(
        'INVALID_CONFIG',
        `threads is a number from 1 to ${threadLimits.threadsMax}, not ${threads}`,
      )
    }
    if (module === undefined) {
      throw new StreamError(
        'INVALID_CONFIG',
        'threads need a module, which each of them loads: export the application from one, and give its URL as `module`',
      )
    }
    if (isOurs(workerData) && workerData.applicationId === id) {
      throw new StreamError(
        'INVALID_REQUEST',
        `run() of application ${id} is called again where a thread loads its module: call it only if isMainThread of node:worker_threads says so`,
      )
    }
    if (all.control !== undefined && all.control !== false) {
      throw new StreamError(
        'INVALID_CONFIG',
        'the control service works without threads alone: leave control out, or run several processes instead of threads',
      )
    }
    this.#id = id
    this.#options = all
    this.#settings = runSettings(all)
    this.#recovery = new Recovery(this.#settings)
    this.#states = Array.from({ length: threads }, () => 'created')
    const common = {
      module: moduleUrl(module),
      applicationId: id,
      processId: randomUUID(),
      isLogged: given.logger !== undefined,
      isMeasured: given.metrics !== undefined,
    }
    this.#jobs = this.#states.map((_, thread) => ({
      ...common,
      options: threadOptions(given, this.#settings, thread, threads),
    }))
  }

  /** Runs until it is stopped by the signal, or until a thread fails: then the others stop too, and it rejects with why. */
  async run(): Promise<void> {
    const { signal } = this.#options
    if (signal?.aborted === true) return
    const stop = (): void => this.#stop()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const endings = await Promise.allSettled(this.#jobs.map((_, thread) => this.#keepRunning(thread)))
      const failed = endings.find((ending) => ending.status === 'rejected')
      this.#become(failed === undefined ? 'stopped' : 'failed')
      if (failed !== undefined) throw failed.reason as StreamError
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    this.#tell({ kind: isPaused ? 'pause' : 'resume' })
  }

  #tell(command: ThreadCommand): void {
    for (const worker of this.#workers.values()) worker.postMessage(command)
  }

  #stop(): void {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    this.#become('stopping')
    this.#tell({ kind: 'stop' })
  }

  /** One thread, and another in its place if it crashes, as the policy says. */
  async #keepRunning(thread: number): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const sinceMs = performance.now()
      const ending = await this.#runOnce(thread)
      if (ending.kind === 'ended') return
      const { error } = ending
      this.#settings.logger.error({ err: error, applicationId: this.#id, thread }, 'a thread has failed')
      const name = `thread ${thread}`
      if (performance.now() - sinceMs >= threadLimits.steadyMs) this.#recovery.committed([name])
      const failure = { error, taskId: undefined, mayPass: false, isReplaceable: true }
      // What the application failed with, its own copy in the thread has put to the policy already.
      const verdict =
        ending.kind === 'crashed' && !signal.aborted ? this.#recovery.decide({ ...failure, taskId: name }) : undefined
      if (verdict?.kind !== 'again') {
        this.#stop()
        throw error
      }
      await delay(verdict.delayMs, undefined, { signal }).catch(() => {
        // It is to stop meanwhile: the loop ends.
      })
    }
  }

  async #runOnce(thread: number): Promise<Ending> {
    const worker = new Worker(streamThreadProgram(), {
      name: `millrace-streams-${thread}`,
      workerData: this.#jobs[thread],
    })
    this.#workers.set(thread, worker)
    if (this.#isPaused) worker.postMessage({ kind: 'pause' } satisfies ThreadCommand)
    try {
      return await this.#followed(worker, thread)
    } finally {
      this.#workers.delete(thread)
      // What the module left behind, timers or connections, would keep it.
      await worker.terminate()
      const { stateDir } = this.#settings
      // After a crash: the process lives on, and so its lock would hold for ever.
      await removeLockOfThread(join(threadStateDir(stateDir, thread), this.#id))
    }
  }

  #followed(worker: Worker, thread: number): Promise<Ending> {
    const { logger, metrics } = this.#settings
    return new Promise((resolve) => {
      const crashed = (why: string, cause?: unknown): void => {
        const text = `thread ${thread} of application ${this.#id} has crashed: ${why}`
        resolve({ kind: 'crashed', error: new StreamError('INTERNAL', text, { cause }) })
      }
      worker.on('message', (message: ThreadMessage) => {
        switch (message.kind) {
          case 'state':
            this.#threadBecame(thread, message.state)
            break
          case 'log':
            logger[message.level]({ ...message.fields, thread }, message.text)
            break
          case 'metrics':
            applyChanges(metrics, message.changes)
            break
          case 'ended':
            resolve({ kind: 'ended' })
            break
          case 'failed':
            resolve({ kind: 'failed', error: receivedError(message.error) })
            break
        }
      })
      worker.on('error', (error) => crashed(error instanceof Error ? error.message : String(error), error))
      worker.on('exit', (code) => crashed(`it exited with code ${code}`))
    })
  }

  #threadBecame(thread: number, state: StreamsState): void {
    this.#states[thread] = state
    if (this.#stopping.signal.aborted) return
    const [first] = this.#states
    if ((first === 'running' || first === 'paused') && this.#states.every((each) => each === first)) this.#become(first)
    else if (this.#states.some((each) => each === 'rebalancing')) this.#become('rebalancing')
  }

  #become(state: StreamsState): void {
    if (this.#state === state) return
    this.#state = state
    this.#options.onState?.(state)
  }
}

/** Whether this is a thread that was started here. */
function isOurs(data: unknown): data is ThreadJob {
  return !isMainThread && typeof data === 'object' && data !== null && 'processId' in data && 'applicationId' in data
}

function moduleUrl(module: string | URL): string {
  if (module instanceof URL) return module.href
  if (/^(?:file|data):/.test(module)) return module
  return pathToFileURL(module).href
}
