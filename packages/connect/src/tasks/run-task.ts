import { type Clock, isStreamError, type Logger, type Random, silentLogger } from '@millrace/base'
import { type Client, topicsMatching } from '@millrace/client'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import { configSchema, type RawConfig } from '../config/index.ts'
import type { RawTaskContext, TaskPlan } from '../connectors/connector.ts'
import type { SinkConnector, SinkContext, SinkPosition, SinkTask } from '../connectors/define-sink.ts'
import type { SourceConnector } from '../connectors/define-source.ts'
import { taskCloseMs } from '../limits.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets, type Secrets } from '../secrets/secrets.ts'
import { versionOption } from '../plugins/version-option.ts'
import { deadLetter } from './dead-letter.ts'
import { sinkErrorConfig, sourceErrorConfig } from './error-config.ts'
import { OffsetTopic } from './offset-topic.ts'
import { type FlowPlugins, type ReceivedRecord, RecordFlow } from './record-flow.ts'
import { SinkRun, StoppedWhileWriting } from './sink-run.ts'
import { sinkTopics } from './sink-topics.ts'
import { SourceRun } from './source-run.ts'
import { SourceTopics } from './source-topics.ts'
import type { StageError } from './stage.ts'
import { Tolerance } from './tolerance.ts'
import { topicCreation } from './topic-creation.ts'
import { endsWithin } from './waiting.ts'

/** Which task to run, and on what. */
export interface TaskRunOptions {
  readonly client: Client
  /** The connector's name: its offsets, or its group, are kept by it. */
  readonly name: string
  /** The connector's config: its own options, and those of converters, transforms and errors. */
  readonly config: RawConfig
  /** What references in the config stand for; see {@link secretsFrom}. Default: nothing may be referred to. */
  readonly secrets?: Secrets
  /** Stops the task. */
  readonly signal: AbortSignal
  /** The number of the task. Default 0. */
  readonly task?: number
  /** Its share of the work, as the connector planned it. Default: all of it. */
  readonly plan?: TaskPlan
  /** How often it is kept how far the task is, in milliseconds. Default 5,000. */
  readonly commitIntervalMs?: number
  /** Transforms, predicates and converters besides those of this package. */
  readonly plugins?: FlowPlugins
  /** Told of each topic that a record is sent to, or has come from: once a batch for sinks, once a record for sources. */
  readonly onTopic?: (topic: string) => void
  readonly logger?: Logger
}

/** Which task of a source to run. */
export interface SourceRunOptions extends TaskRunOptions {
  /** The topic that offsets are kept in; it is made, compacted, if there is none. */
  readonly offsetsTopic: string
}

interface Shared {
  readonly context: RawTaskContext<SinkContext>
  readonly raw: RawConfig
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly commitIntervalMs: number
}

/** Runs a task with a config whose references are resolved; what it logs and fails with has no secret in it. */
async function withSecrets<Options extends TaskRunOptions>(
  options: Options,
  run: (options: Options, redactor: Redactor) => Promise<void>,
): Promise<void> {
  const { secrets = noSecrets, logger = silentLogger } = options
  const { config, redactor } = await resolveConfig(options.config, secrets)
  try {
    await run({ ...options, config, logger: redactor.logger(logger) }, redactor)
  } catch (error) {
    throw redactor.error(error)
  }
}

/** What every run has, from its options; `signal` is what the task is told to stop by. */
function shared(options: TaskRunOptions, signal: AbortSignal): Shared {
  const { name: connector, config, task = 0, plan = { key: 'all' }, commitIntervalMs = 5000 } = options
  const logger = (options.logger ?? silentLogger).child({ connector, task })
  const raw = { ...config, ...plan.options }
  const context = { connector, task, key: plan.key, config: raw, signal, logger }
  return { context, raw, clock: new NodeClock(), random: new NodeRandom(), logger, commitIntervalMs }
}

/** Throws INVALID_CONFIG if the connector has other options, or is of another version, than the config is for. */
function checkConnector(connector: SinkConnector | SourceConnector, raw: RawConfig): void {
  configSchema({ 'connector.plugin.version': versionOption(connector.version, { importance: 'MEDIUM' }) }).parse(raw)
  connector.configure(raw)
}

/**
 * Runs one task of a source in this process: from what it reads, through the transforms and converters of its config, into topics. Offsets are
 * kept of what is stored. Resolves when the source has ended or the signal said to stop; rejects with what the task failed with, INVALID_CONFIG
 * before anything is read.
 */
export function runSourceTask(source: SourceConnector, options: SourceRunOptions): Promise<void> {
  return withSecrets(options, (resolved) => runSource(source, resolved))
}

async function runSource(source: SourceConnector, options: SourceRunOptions): Promise<void> {
  const { client, signal, offsetsTopic, name } = options
  const ended = new AbortController()
  const common = shared(options, AbortSignal.any([signal, ended.signal]))
  const { context, raw, clock, random, logger, commitIntervalMs } = common
  const errors = sourceErrorConfig.parse(raw)
  const flow = new RecordFlow(raw, options.plugins)
  checkConnector(source, raw)
  await using producer = client.producer()
  const offsets = await OffsetTopic.open(client, offsetsTopic, name, producer)
  const creation = topicCreation(raw)
  const topics = new SourceTopics((topic) => client.admin().createTopic(topic, creation(topic)))
  const task = await source.open({ ...context, offset: async (partition) => offsets.offset(partition) })
  await new SourceRun({
    task,
    flow,
    tolerance: new Tolerance(errors, logger),
    clock,
    random,
    backoff: { delayMaxMs: errors['errors.retry.delay.max.ms'], timeoutMs: errors['errors.retry.timeout'] },
    logger,
    signal,
    endSource: () => ended.abort(),
    commitIntervalMs,
    send: (topic, record) =>
      topics.whenThere(topic, () => {
        options.onTopic?.(topic)
        return producer.send(topic, record)
      }),
    keep: (positions) => offsets.keep(positions),
  }).run()
}

interface Burial {
  readonly bury: (received: ReceivedRecord, failure: StageError) => Promise<void>
  readonly close: () => Promise<void>
}

/** Stores what a sink goes on without, if its config names a topic for that, which is made if there is none. */
async function burial(options: TaskRunOptions, { raw, context }: Shared, redactor: Redactor): Promise<Burial> {
  const errors = sinkErrorConfig.parse(raw)
  const topic = errors['errors.deadletterqueue.topic.name']
  if (topic === '') return { bury: async () => {}, close: async () => {} }
  const replicationFactor = errors['errors.deadletterqueue.topic.replication.factor']
  try {
    await options.client.admin().createTopic(topic, { partitions: 1, replicationFactor })
  } catch (error) {
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
  const producer = options.client.producer()
  const { connector, task } = context
  const headers = errors['errors.deadletterqueue.context.headers.enable']
  const how = { context: headers, redact: (text: string) => redactor.text(text) }
  return {
    bury: async (received, failure) => {
      await producer.send(topic, deadLetter({ connector, task }, received, failure, how))
    },
    close: () => producer.close(),
  }
}

/**
 * Runs one task of a sink in this process: topics, through the converters and transforms of its config, into what it writes to. The tasks of a
 * connector are one group, `connect-NAME`, and share the partitions. It begins at the first record there is, and reads no record of a transaction
 * that was aborted. Resolves when the signal said to stop; rejects with what the task failed with, INVALID_CONFIG before anything is read.
 */
export function runSinkTask(sink: SinkConnector, options: TaskRunOptions): Promise<void> {
  return withSecrets(options, (resolved, redactor) => runSink(sink, resolved, redactor))
}

async function runSink(sink: SinkConnector, options: TaskRunOptions, redactor: Redactor): Promise<void> {
  const { client, name } = options
  const failed = new AbortController()
  const signal = AbortSignal.any([options.signal, failed.signal])
  const common = shared(options, signal)
  const { context, raw, clock, random, logger, commitIntervalMs } = common
  const errors = sinkErrorConfig.parse(raw)
  const topics = topicsMatching(sinkTopics(raw))
  const flow = new RecordFlow(raw, options.plugins)
  checkConnector(sink, raw)
  const graveyard = await burial(options, common, redactor)
  const topicId = async (topic: string) => (await client.admin().describeTopic(topic)).topicId
  const task = await sink.open({ ...context, topicId })
  const run: SinkRun = new SinkRun({
    task,
    plugin: sink.name,
    flow,
    tolerance: new Tolerance(errors, logger),
    clock,
    random,
    signal,
    backoff: { delayMaxMs: errors['errors.retry.delay.max.ms'], timeoutMs: errors['errors.retry.timeout'] },
    bury: graveyard.bury,
    commit: async (positions) => commit(positions),
  })
  const consumer = client.consumer({
    group: `connect-${name}`,
    autoCommit: false,
    offsetReset: 'earliest',
    isolation: 'read_committed',
    onAssigned: async (partitions) => {
      const positions = (await task.loadOffsets?.(partitions)) ?? []
      for (const { topic, partition, offset } of positions) consumer.seek(topic, partition, offset)
    },
    onRevoked: (partitions) => run.release(partitions),
    onLost: (partitions) => run.release(partitions, { lost: true }),
  })
  async function commit(positions: readonly SinkPosition[]): Promise<void> {
    try {
      await consumer.commit(positions)
    } catch (error) {
      // Another has the partition by now, and goes on from what was committed before: records come again, none is lost.
      if (!isStreamError(error, 'STALE_MEMBER_EPOCH')) throw error
      logger.warn({ err: error }, 'offsets were not committed of a partition that another task has')
    }
  }
  let timer = clock.setTimer(commitIntervalMs, flush)
  function flush(): void {
    run.flush().then(
      () => {
        if (!signal.aborted) timer = clock.setTimer(commitIntervalMs, flush)
      },
      (error: unknown) => failed.abort(error),
    )
  }
  try {
    let before: Promise<void> = Promise.resolve()
    for await (const batch of consumer.batches(topics, { signal })) {
      const { topic, partition, lastOffset } = batch
      options.onTopic?.(topic)
      // Converted while the batch before is being written.
      const writing = run.write(batch.records, { topic, partition }, lastOffset + 1)
      // Said at once: the next batch may be long in coming.
      writing.catch((error: unknown) => {
        if (!(error instanceof StoppedWhileWriting)) failed.abort(error)
      })
      await before
      before = writing
    }
    await before
  } catch (error) {
    if (failed.signal.aborted) throw failed.signal.reason
    if (!options.signal.aborted || !(isStreamError(error, 'ABORTED') || error instanceof StoppedWhileWriting))
      throw error
  } finally {
    timer.cancel()
    failed.abort()
    await ended(task, run, consumer, graveyard.close, common)
  }
}

/** Commits what can be, and gives everything back, each of it even if another fails. */
async function ended(
  task: SinkTask,
  run: SinkRun,
  consumer: { close(): Promise<void> },
  closeBurial: () => Promise<void>,
  { clock, logger }: Shared,
): Promise<void> {
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['commit', () => run.flush()],
    ['leave its group', () => consumer.close()],
    ['close', () => endsWithin(clock, taskCloseMs, Promise.resolve(task.close?.()))],
    ['close its topic of dead letters', closeBurial],
  ]
  for (const [what, step] of steps) {
    try {
      await step()
    } catch (error) {
      logger.warn({ err: error }, `a task of a sink that ended could not ${what}`)
    }
  }
}
