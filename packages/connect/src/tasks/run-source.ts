import type { Client, Transaction } from '@millrace/client'
import type { RawConfig } from '../config/index.ts'
import type { ConfiguredSource, SourceConnector, SourceTask } from '../connectors/define-source.ts'
import { configError } from '../data/errors.ts'
import type { OffsetMap } from '../data/record.ts'
import { transactionTimeoutMs } from '../limits.ts'
import { producerOverrides } from './client-overrides.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { sourceErrorConfig } from './error-config.ts'
import type { ExactlyOnceTask } from './exactly-once.ts'
import { OffsetTopic } from './offset-topic.ts'
import { RecordFlow } from './record-flow.ts'
import { sourceConfig, sourceProblems } from './source-options.ts'
import { SourceRun } from './source-run.ts'
import { SourceTopics } from './source-topics.ts'
import { type RunFlow, shownFlow } from './tapped-flow.ts'
import { TaskProgress } from './task-progress.ts'
import { checkConnector, type SharedParts, type SourceRunOptions, watchTask } from './task-parts.ts'
import { Tolerance } from './tolerance.ts'
import { topicCreation } from './topic-creation.ts'
import { boundaryOf, type TransactionBoundary } from './transaction-boundary.ts'
import { TransactionalSourceRun } from './transactional-source-run.ts'

/** Everything of a task that does not hang on whether it has transactions. */
interface SourceParts extends Pick<SharedParts, 'context' | 'raw' | 'clock' | 'random' | 'logger'> {
  readonly source: SourceConnector
  readonly options: SourceRunOptions
  readonly endSource: () => void
  readonly flow: RunFlow
  readonly tolerance: Tolerance
  /** How what converters have to load is tried again. */
  readonly backoff: { readonly delayMaxMs: number; readonly timeoutMs: number }
  readonly progress: TaskProgress
}

function checkAbilities(configured: ConfiguredSource, { raw, options }: SourceParts): void {
  const support = options.exactlyOnce === undefined ? 'disabled' : 'enabled'
  const [problem] = sourceProblems(raw, configured, support)
  if (problem !== undefined)
    throw configError(problem.option, `${problem.option} of ${options.name}: ${problem.message}`)
}

/** Runs a task of a source whose config is resolved. `shared` makes what it has of a signal that it is to stop by. */
export async function runSource(
  source: SourceConnector,
  options: SourceRunOptions,
  redactor: Redactor,
  shared: (signal: AbortSignal) => SharedParts,
): Promise<void> {
  const ended = new AbortController()
  const common = shared(AbortSignal.any([options.signal, ended.signal]))
  const { context, raw, clock, random, logger, commitIntervalMs } = common
  const errors = sourceErrorConfig.parse(raw)
  const progress = new TaskProgress()
  const { flow, endShowing } = shownFlow(new RecordFlow(raw, options.plugins), options, clock, redactor)
  const parts: SourceParts = {
    progress,
    ...{ source, options, context, raw, clock, random, logger },
    endSource: () => ended.abort(),
    flow,
    tolerance: new Tolerance(errors, logger),
    backoff: { delayMaxMs: errors['errors.retry.delay.max.ms'], timeoutMs: errors['errors.retry.timeout'] },
  }
  let unwatch = (): void => {}
  try {
    checkAbilities(checkConnector(source, raw), parts)
    unwatch = watchTask(progress, common, options)
    if (options.exactlyOnce === undefined) await runPlain(parts, commitIntervalMs)
    else await runExactlyOnce(parts, options.exactlyOnce, boundaryOf(raw, commitIntervalMs))
  } finally {
    unwatch()
    endShowing()
  }
}

/** Where the source was; undefined if the task was told to stop before that was read. */
async function offsetsOf({ options, raw, clock, progress }: SourceParts): Promise<OffsetTopic | undefined> {
  const { client, offsetsTopic: topic, name: connector, signal } = options
  const own = sourceConfig.parse(raw)['offsets.storage.topic']
  try {
    const kept = { connector, topic, own, clock, signal }
    return await progress.during('opening', () => OffsetTopic.open(client, kept))
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  }
}

function opened({ source, context, progress }: SourceParts, offsets: OffsetTopic): Promise<SourceTask> {
  const offset = async (partition: OffsetMap): Promise<OffsetMap | null> => offsets.offset(partition)
  return progress.during('opening', () => source.open({ ...context, offset }))
}

function topicsMade(client: Client, raw: RawConfig): SourceTopics {
  const creation = topicCreation(raw)
  return new SourceTopics((topic) => client.admin().createTopic(topic, creation(topic)))
}

async function runPlain(parts: SourceParts, commitIntervalMs: number): Promise<void> {
  const { options, flow, tolerance, clock, random, backoff, logger, endSource, progress } = parts
  const { client, signal } = options
  await using producer = client.producer(producerOverrides(parts.raw))
  // What the config says of the producer of records is not for offsets: these have to be on disk, and soon.
  await using keeper = client.producer()
  const offsets = await offsetsOf(parts)
  if (offsets === undefined) return
  const topics = topicsMade(client, parts.raw)
  const task = await opened(parts, offsets)
  await new SourceRun({
    ...{ task, flow, tolerance, clock, random, backoff, logger, progress, signal, endSource, commitIntervalMs },
    send: (topic, record) =>
      topics.whenThere(topic, () => {
        options.onTopic?.(topic)
        return producer.send(topic, record)
      }),
    keep: (positions) => offsets.keep(positions, (topic, records) => keeper.sendBatch(topic, records)),
  }).run()
}

async function runExactlyOnce(
  parts: SourceParts,
  { transactionalId, claimed }: ExactlyOnceTask,
  boundary: TransactionBoundary,
): Promise<void> {
  const { options, flow, tolerance, clock, random, backoff, logger, endSource, progress } = parts
  const { client, signal } = options
  const { acks = 'all', ...overrides } = producerOverrides(parts.raw)
  if (acks !== 'all') {
    throw configError(
      'producer.override.acks',
      'producer.override.acks is all where records are to be there exactly once',
    )
  }
  const timeoutMs = transactionTimeoutMs + (boundary.kind === 'interval' ? boundary.intervalMs : 0)
  await using producer = client.transactional(transactionalId, { ...overrides, timeoutMs })
  try {
    await progress.during('opening', async () => {
      // Takes the id: whoever had it can commit nothing from here on, and what it left open is aborted before this resolves.
      await producer.transaction(() => {}, { signal })
      await claimed?.()
    })
  } catch (error) {
    if (signal.aborted) return
    throw error
  }
  const offsets = await offsetsOf(parts)
  if (offsets === undefined) return
  const topics = topicsMade(client, parts.raw)
  const task = await opened(parts, offsets)
  await new TransactionalSourceRun({
    ...{ task, flow, tolerance, clock, random, backoff, logger, progress, signal, endSource, boundary },
    transaction: (work, giveUp) =>
      producer.transaction(
        (open: Transaction) =>
          work({
            signal: open.signal,
            send: (topic, record) =>
              topics.whenThere(topic, () => {
                options.onTopic?.(topic)
                return open.send(topic, record)
              }),
            keep: (positions) => offsets.keep(positions, (topic, records) => open.sendBatch(topic, records)),
          }),
        { signal: giveUp },
      ),
  }).run()
}
