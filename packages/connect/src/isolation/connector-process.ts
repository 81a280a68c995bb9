import { type Clock, isStreamError, type Logger, present, StreamError, type Timer } from '@millrace/base'
import type { TaskPlan } from '../connectors/connector.ts'
import type { Look, Seen } from '../look/look-at.ts'
import type { Tap } from '../look/record-tap.ts'
import { processBeatMs, processIdleMs, processStartMsMax, taskCloseMs } from '../limits.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import type { ChildHandle, ChildListener } from './child-handle.ts'
import { errorOf, errorText } from './error-text.ts'
import type { ChildSetup, FromChild, TaskOrder, ToChild, ToldConfig } from './messages.ts'
import { Watchdog } from './watchdog.ts'

/** How much a child process may take. */
export interface ProcessLimits {
  /** MiB that its heap may have. All of it, Buffers and programs included, may have twice as much and 256 MiB. */
  readonly memoryMiBMax: number
  /** How long it may keep its event loop for itself, in milliseconds. */
  readonly silentMsMax: number
}

/** What a {@link ConnectorProcess} is made of. */
export interface ConnectorProcessParts {
  readonly connector: string
  readonly setup: ChildSetup
  readonly limits: ProcessLimits
  readonly fork: (listener: ChildListener, options: { readonly heapMiBMax: number }) => ChildHandle
  readonly clock: Clock
  readonly logger: Logger
  /** Told when the process has ended and nothing more was asked of it. */
  readonly onOver: () => void
}

/** Who is told what a task does meanwhile. */
export interface TaskWatcher {
  readonly onTopic?: ((topic: string) => void) | undefined
  readonly onStall?: ((stall: TaskStall | undefined) => void) | undefined
  /** Asked once a task has its transactional id: it begins nothing if this rejects. */
  readonly claimed?: (() => Promise<void>) | undefined
  readonly tap?: Tap | undefined
}

type Answer = Extract<FromChild, { kind: 'answer' }>

interface Call {
  readonly done: (answer: Answer) => void
  readonly failed: (error: unknown) => void
  readonly watcher: TaskWatcher
}

/** A process that runs. */
interface Running {
  readonly handle: ChildHandle
  readonly watchdog: Watchdog
  /** Resolves once it has ended. */
  readonly over: Promise<void>
  /** Why it is being ended, if it is: what it is asked then is asked of the next one. */
  ending: 'idle' | StreamError | undefined
  level: string | undefined
}

/** Has a task told what a tap wants of it, whenever that changes. Returns what ends it. */
function tapped(tap: Tap, id: number, handle: ChildHandle): () => void {
  let told = 0
  return tap.subscribe((perSecond) => {
    // Nobody looks at most of them, ever.
    if (perSecond !== told) handle.send({ kind: 'tap', id, perSecond })
    told = perSecond
  })
}

const MiB = 1024 * 1024
/** What the programs themselves take. */
const programBytes = 256 * MiB

/**
 * The process of one connector: forked when something is asked of it, and ended when nothing was for a while. Whatever ends it otherwise, a crash, a
 * loop without end, a heap that is full, fails what was asked of it and nothing else; what is asked next gets a new one.
 */
export class ConnectorProcess {
  readonly #parts: ConnectorProcessParts
  readonly #calls = new Map<number, Call>()
  #running: Running | undefined
  #idle: Timer | undefined
  #lastId = 0
  /** How many wait for something, the process itself too. */
  #users = 0

  constructor(parts: ConnectorProcessParts) {
    this.#parts = parts
  }

  /** Tries a config, and divides its work. */
  async plan(told: ToldConfig, signal: AbortSignal): Promise<readonly TaskPlan[]> {
    const { plans = [] } = await this.#call((id) => ({ kind: 'plan', id, told }), signal, {})
    return plans
  }

  /** Looks at the connector. */
  async look(look: Look, told: ToldConfig, signal: AbortSignal): Promise<Seen> {
    const { seen } = await this.#call((id) => ({ kind: 'look', id, told, look }), signal, {})
    return present(seen, 'a process answers what it has seen')
  }

  /** Runs a task until it ends or the signal says so, and rejects with what it failed with. */
  async run(order: TaskOrder, signal: AbortSignal, watcher: TaskWatcher = {}): Promise<void> {
    await this.#call((id) => ({ kind: 'run', id, order }), signal, watcher)
  }

  /** Ends the process, whatever it still does. */
  async close(): Promise<void> {
    const running = this.#running
    if (running === undefined) return
    this.#endNow(running)
    await running.over
  }

  async #call(message: (id: number) => ToChild, signal: AbortSignal, watcher: TaskWatcher): Promise<Answer> {
    this.#users += 1
    const running = await this.#open()
    this.#idle?.cancel()
    this.#idle = undefined
    const id = ++this.#lastId
    const stop = (): void => running.handle.send({ kind: 'stop', id })
    let endTap = (): void => {}
    try {
      return await new Promise<Answer>((done, failed) => {
        this.#calls.set(id, { done, failed, watcher })
        running.handle.send(message(id))
        if (watcher.tap !== undefined) endTap = tapped(watcher.tap, id, running.handle)
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop, { once: true })
      })
    } finally {
      endTap()
      signal.removeEventListener('abort', stop)
      this.#calls.delete(id)
      this.#users -= 1
      if (this.#users === 0) this.#rest()
    }
  }

  /** The process that runs, or a new one. */
  async #open(): Promise<Running> {
    while (this.#running?.ending !== undefined) await this.#running.over
    this.#running ??= this.#fork()
    return this.#running
  }

  #fork(): Running {
    const { fork, limits, clock, setup, logger } = this.#parts
    let over = (): void => {}
    const ended = new Promise<void>((resolve) => {
      over = resolve
    })
    const handle = fork(
      {
        message: (message) => this.#take(message),
        line: (text) => logger.warn({ line: text }, 'the process of a connector wrote to its standard error'),
        ended: (how) => {
          this.#ended(how)
          over()
        },
      },
      { heapMiBMax: limits.memoryMiBMax },
    )
    const watchdog = new Watchdog(clock, processStartMsMax, () =>
      this.#kill(
        'TIMEOUT',
        'did not say that it is alive for so long that it was ended: a connector keeps it busy without end',
      ),
    )
    handle.send({ kind: 'begin', setup, level: logger.level })
    return { handle, watchdog, over: ended, ending: undefined, level: logger.level }
  }

  /** Nothing is asked of the process: it ends if that stays so. */
  #rest(): void {
    const running = this.#running
    if (running === undefined) {
      this.#parts.onOver()
      return
    }
    if (running.ending !== undefined) return
    this.#idle?.cancel()
    this.#idle = this.#parts.clock.setTimer(processIdleMs, () => this.#endNow(running))
  }

  #endNow(running: Running): void {
    running.ending ??= 'idle'
    running.handle.send({ kind: 'end' })
    this.#idle?.cancel()
    // One that does not end by itself is ended.
    this.#idle = this.#parts.clock.setTimer(2 * taskCloseMs, () => running.handle.kill())
  }

  #take(message: FromChild): void {
    const running = this.#running
    if (running === undefined) return
    if (message.kind === 'beat') this.#beat(running, message.residentBytes)
    else if (message.kind === 'log') this.#log(message)
    else if (message.kind === 'crash') {
      const error = errorOf(message.error)
      const why = `failed with what nothing caught: ${error.message}`
      running.ending ??= this.#failure('INTERNAL', why, error)
    } else {
      const call = this.#calls.get(message.id)
      if (message.kind === 'topic') call?.watcher.onTopic?.(message.topic)
      else if (message.kind === 'stall') call?.watcher.onStall?.(message.stall)
      else if (message.kind === 'claimed') void this.#begin(running, message.id, call)
      else if (message.kind === 'tapped') call?.watcher.tap?.take(message.tapped)
      else if (message.kind === 'answer') call?.done(message)
      else call?.failed(errorOf(message.error))
    }
  }

  /** Says whether a task may begin that has its transactional id. */
  async #begin({ handle }: Running, id: number, call: Call | undefined): Promise<void> {
    try {
      await call?.watcher.claimed?.()
      handle.send({ kind: 'begin task', id })
    } catch (error) {
      handle.send({ kind: 'begin task', id, error: errorText(error) })
    }
  }

  #beat(running: Running, residentBytes: number): void {
    const { limits, logger } = this.#parts
    running.watchdog.heard(limits.silentMsMax + processBeatMs)
    if (logger.level !== running.level) {
      running.level = logger.level
      running.handle.send({ kind: 'level', level: running.level })
    }
    const bytesMax = 2 * limits.memoryMiBMax * MiB + programBytes
    if (residentBytes <= bytesMax) return
    const has = `has ${Math.round(residentBytes / MiB)} MiB in memory where ${bytesMax / MiB} are the most`
    this.#kill('RESOURCE_EXHAUSTED', `${has}, and was ended: give the connector more, or see what it keeps`)
  }

  #log({ level, fields, message }: Extract<FromChild, { kind: 'log' }>): void {
    const { logger } = this.#parts
    const { err } = fields
    const isError = typeof err === 'object' && err !== null && 'name' in err && 'message' in err
    // The child made it by errorText.
    const revived = isError ? { ...fields, err: errorOf(err as Parameters<typeof errorOf>[0]) } : fields
    logger[level](revived, message)
  }

  #kill(code: 'TIMEOUT' | 'RESOURCE_EXHAUSTED', why: string): void {
    const running = this.#running
    if (running === undefined) return
    running.ending = this.#failure(code, why)
    running.handle.kill()
  }

  #failure(code: 'INTERNAL' | 'TIMEOUT' | 'RESOURCE_EXHAUSTED', why: string, cause?: unknown): StreamError {
    const { connector } = this.#parts
    return new StreamError(code, `the process of the connector ${connector} ${why}`, { cause })
  }

  #ended(how: string): void {
    const running = this.#running
    if (running === undefined) return
    this.#running = undefined
    running.watchdog.end()
    this.#idle?.cancel()
    this.#idle = undefined
    const { limits, logger, connector, onOver } = this.#parts
    const why = `${how} while its tasks ran; its heap may have ${limits.memoryMiBMax} MiB`
    const error = isStreamError(running.ending) ? running.ending : this.#failure('INTERNAL', why)
    if (running.ending !== 'idle') logger.error({ err: error, connector }, 'the process of a connector ended')
    for (const { failed } of this.#calls.values()) failed(error)
    if (this.#users === 0) onOver()
  }
}
