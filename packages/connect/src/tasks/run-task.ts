import { isStreamError, silentLogger } from '@millrace/base'
import { topicsMatching } from '@millrace/client'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import type { SinkConnector, SinkPosition, SinkTask } from '../connectors/define-sink.ts'
import type { SourceConnector } from '../connectors/define-source.ts'
import { taskCloseMs } from '../limits.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets } from '../secrets/secrets.ts'
import { consumerOverrides, producerOverrides } from './client-overrides.ts'
import { deadLetter } from './dead-letter.ts'
import { sinkErrorConfig } from './error-config.ts'
import { type ReceivedRecord, RecordFlow } from './record-flow.ts'
import { runSource } from './run-source.ts'
import { SinkRun, StoppedWhileWriting } from './sink-run.ts'
import { sinkTopics } from './sink-topics.ts'
import type { StageError } from './stage.ts'
import { shownFlow } from './tapped-flow.ts'
import { TaskProgress, type TaskStall } from './task-progress.ts'
import {
  checkConnector,
  type SharedParts,
  type SourceRunOptions,
  type TaskRunOptions,
  watchTask,
} from './task-parts.ts'
import { Tolerance } from './tolerance.ts'
import { endsWithin } from './waiting.ts'

/** Runs a task with a config whose references are resolved; what it logs and fails with has no secret in it. */
async function withSecrets<Options extends TaskRunOptions>(
  options: Options,
  run: (options: Options, redactor: Redactor) => Promise<void>,
): Promise<void> {
  const { secrets = noSecrets, logger = silentLogger } = options
  const { config, redactor } = await resolveConfig(options.config, secrets)
  try {
    const onStall = (stall: TaskStall | undefined): void =>
      options.onStall?.(stall && { ...stall, reason: redactor.text(stall.reason) })
    await run({ ...options, config, logger: redactor.logger(logger), onStall }, redactor)
  } catch (error) {
    throw redactor.error(error)
  }
}

/** What every run has, from its options; `signal` is what the task is told to stop by. */
function shared(options: TaskRunOptions, signal: AbortSignal): SharedParts {
  const { name: connector, config, task = 0, plan = { key: 'all' }, commitIntervalMs = 5000 } = options
  const logger = (options.logger ?? silentLogger).child({ connector, task })
  const raw = { ...config, ...plan.options }
  const context = { connector, task, key: plan.key, config: raw, signal, logger }
  return { context, raw, clock: new NodeClock(), random: new NodeRandom(), logger, commitIntervalMs }
}

/**
 * Runs one task of a source in this process: from what it reads, through the transforms and converters of its config, into topics. Offsets are
 * kept of what is stored. Resolves when the source has ended or the signal said to stop; rejects with what the task failed with, INVALID_CONFIG
 * before anything is read.
 */
export function runSourceTask(source: SourceConnector, options: SourceRunOptions): Promise<void> {
  return withSecrets(options, (resolved, redactor) =>
    runSource(source, resolved, redactor, (signal) => shared(resolved, signal)),
  )
}

interface Burial {
  readonly bury: (received: ReceivedRecord, failure: StageError) => Promise<void>
  readonly close: () => Promise<void>
}

/** Stores what a sink goes on without, if its config names a topic for that, which is made if there is none. */
async function burial(options: TaskRunOptions, { raw, context }: SharedParts, redactor: Redactor): Promise<Burial> {
  const errors = sinkErrorConfig.parse(raw)
  const topic = errors['errors.deadletterqueue.topic.name']
  if (topic === '') return { bury: async () => {}, close: async () => {} }
  const replicationFactor = errors['errors.deadletterqueue.topic.replication.factor']
  try {
    await options.client.admin().createTopic(topic, { partitions: 1, replicationFactor })
  } catch (error) {
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
  const producer = options.client.producer(producerOverrides(raw))
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
  const progress = new TaskProgress()
  const unwatch = watchTask(progress, common, options)
  let task: SinkTask
  try {
    task = await progress.during('opening', () => sink.open({ ...context, topicId }))
  } catch (error) {
    unwatch()
    throw error
  }
  const { flow: shown, endShowing } = shownFlow(flow, options, clock, redactor)
  const run: SinkRun = new SinkRun({
    task,
    plugin: sink.name,
    flow: shown,
    tolerance: new Tolerance(errors, logger),
    clock,
    random,
    progress,
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
    ...consumerOverrides(raw),
    onAssigned: async (partitions) => {
      const positions = (await progress.during('opening', () => task.loadOffsets?.(partitions))) ?? []
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
    unwatch()
    timer.cancel()
    endShowing()
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
  { clock, logger }: SharedParts,
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
