import process from 'node:process'
import { assert, present, StreamError } from '@millrace/base'
import { type Client, connect } from '@millrace/client'
import { NodeClock } from '@millrace/node-io'
import { activeTopicsMax, processBeatMs, taskCloseMs } from '../limits.ts'
import { lookHere } from '../look/look-at.ts'
import { loadPlugins } from '../plugins/load-plugins.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { connectorOf } from '../plugins/validate-connector.ts'
import type { SecretReference } from '../secrets/references.ts'
import type { ExactlyOnceTask } from '../tasks/exactly-once.ts'
import type { TaskRunOptions } from '../tasks/task-parts.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import { endsWithin } from '../tasks/waiting.ts'
import { planTasks, runTask } from '../worker/plan-and-run.ts'
import { ChannelLogger } from './channel-logger.ts'
import { ChannelTap } from './channel-tap.ts'
import { errorOf, errorText } from './error-text.ts'
import type { ChildSetup, FromChild, TaskOrder, ToChild, ToldConfig } from './messages.ts'

interface Run {
  readonly stop: AbortController
  /** Resolves once it has ended, and that is said. */
  readonly over: Promise<void>
  /** Answers the task that asks whether it may begin. */
  begin: (error?: Error) => void
  /** Topics that were said since the last beat: said again now and then, as the worker may be told to forget them. */
  readonly topics: Set<string>
  readonly tap: ChannelTap
}

/** A config, and what its references stand for. */
function taskConfig({ name, config, secrets }: ToldConfig): Pick<TaskRunOptions, 'name' | 'config' | 'secrets'> {
  const resolve = async ({ text }: SecretReference): Promise<string> =>
    present(secrets[text], 'the worker resolves the references of a config before it sends that')
  return { name, config, secrets: { resolve } }
}

/** What runs in a child process. */
export class ChildRuns {
  readonly #send: (message: FromChild, sent?: () => void) => void
  readonly #clock = new NodeClock()
  readonly #log: ChannelLogger
  readonly #runs = new Map<number, Run>()
  #setup: ChildSetup | undefined
  #plugins: Promise<PluginSet> | undefined
  #client: Promise<Client> | undefined

  constructor(send: (message: FromChild, sent?: () => void) => void) {
    this.#send = send
    this.#log = new ChannelLogger(send)
  }

  /** Does what the worker asks for; what becomes of it is said later. */
  take(message: Exclude<ToChild, { kind: 'end' }>): void {
    switch (message.kind) {
      case 'begin':
        this.#log.level = message.level
        this.#setup = message.setup
        this.#beat()
        break
      case 'level':
        this.#log.level = message.level
        break
      case 'tap': {
        const run = this.#runs.get(message.id)
        if (run !== undefined) run.tap.perSecond = message.perSecond
        break
      }
      case 'stop':
        this.#runs.get(message.id)?.stop.abort()
        break
      case 'begin task':
        this.#runs.get(message.id)?.begin(message.error === undefined ? undefined : errorOf(message.error))
        break
      case 'plan': {
        const { id, told } = message
        this.#begin(id, async ({ signal }) => {
          const connector = connectorOf(await this.#pluginSet(), told.config)
          const plans = await planTasks(connector, { ...taskConfig(told), signal })
          this.#send({ kind: 'answer', id, plans })
        })
        break
      }
      case 'look': {
        const { id, told, look } = message
        this.#begin(id, async ({ signal }) => {
          const plugins = await this.#pluginSet()
          const seen = await lookHere(
            connectorOf(plugins, told.config),
            look,
            { ...taskConfig(told), signal },
            { client: () => this.#connected(), plugins: { chain: plugins, converters: plugins.converters } },
          )
          this.#send({ kind: 'answer', id, seen })
        })
        break
      }
      case 'run': {
        const { id, order } = message
        this.#begin(id, async ({ signal }, { topics, tap }) => {
          const onTopic = (topic: string): void => {
            if (topics.size >= activeTopicsMax || topics.has(topic)) return
            topics.add(topic)
            this.#send({ kind: 'topic', id, topic })
          }
          const onStall = (stall: TaskStall | undefined): void => this.#send({ kind: 'stall', id, stall })
          await this.#runTask(order, { signal, onTopic, onStall, tap, claimed: () => this.#mayBegin(id, signal) })
          this.#send({ kind: 'answer', id })
        })
      }
    }
  }

  /** Ends all that runs; what takes too long is left. */
  async close(): Promise<void> {
    const runs = [...this.#runs.values()]
    for (const { stop } of runs) stop.abort()
    await endsWithin(this.#clock, taskCloseMs, Promise.all(runs.map(({ over }) => over)))
    const client = await this.#client
    await client?.close({ deadlineMs: taskCloseMs })
  }

  #begin(id: number, work: (stop: AbortController, run: Pick<Run, 'topics' | 'tap'>) => Promise<void>): void {
    const stop = new AbortController()
    const topics = new Set<string>()
    const tap = new ChannelTap((tapped, sent) => this.#send({ kind: 'tapped', id, tapped }, sent))
    const over = work(stop, { topics, tap }).then(
      () => undefined,
      (error: unknown) => this.#send({ kind: 'failure', id, error: errorText(error) }),
    )
    this.#runs.set(id, { stop, topics, tap, begin: () => {}, over: over.finally(() => this.#runs.delete(id)) })
  }

  /** Asks the worker whether a task may begin that has its transactional id. */
  #mayBegin(id: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const run = this.#runs.get(id)
      if (run === undefined || signal.aborted) {
        reject(new StreamError('ABORTED', 'the task was stopped before it began'))
        return
      }
      const stopped = (): void => run.begin(new StreamError('ABORTED', 'the task was stopped before it began'))
      run.begin = (error) => {
        signal.removeEventListener('abort', stopped)
        if (error === undefined) resolve()
        else reject(error)
      }
      signal.addEventListener('abort', stopped, { once: true })
      this.#send({ kind: 'claimed', id })
    })
  }

  async #runTask(
    { told, task, plan, commitIntervalMs, offsetsTopic, transactionalId }: TaskOrder,
    {
      signal,
      onTopic,
      onStall,
      tap,
      claimed,
    }: Required<Pick<TaskRunOptions, 'signal' | 'onTopic' | 'onStall' | 'tap'> & Pick<ExactlyOnceTask, 'claimed'>>,
  ): Promise<void> {
    const plugins = await this.#pluginSet()
    const connector = connectorOf(plugins, told.config)
    await runTask(connector, {
      client: await this.#connected(),
      ...taskConfig(told),
      task,
      plan,
      signal,
      onTopic,
      onStall,
      tap,
      logger: this.#log.with({}),
      plugins: { chain: plugins, converters: plugins.converters },
      ...(commitIntervalMs === undefined ? {} : { commitIntervalMs }),
      ...(offsetsTopic === undefined ? {} : { offsetsTopic }),
      ...(transactionalId === undefined ? {} : { exactlyOnce: { transactionalId, claimed } }),
    })
  }

  #begun(): ChildSetup {
    assert(this.#setup !== undefined, 'a process is told what to run before anything is asked of it')
    return this.#setup
  }

  #pluginSet(): Promise<PluginSet> {
    const { packages, from } = this.#begun()
    return (this.#plugins ??= loadPlugins(packages, { from }))
  }

  async #connected(): Promise<Client> {
    const { brokers, clientId } = this.#begun()
    this.#client ??= connect({ brokers, clientId, logger: this.#log.with({}) })
    try {
      return await this.#client
    } catch (error) {
      // The task is started again, and connects again.
      this.#client = undefined
      throw error
    }
  }

  #beat(): void {
    this.#send({ kind: 'beat', residentBytes: process.memoryUsage.rss() })
    for (const { topics } of this.#runs.values()) topics.clear()
    this.#clock.setTimer(processBeatMs, () => this.#beat())
  }
}
