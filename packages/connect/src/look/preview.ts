import { type Clock, silentLogger, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { RawConfig } from '../config/index.ts'
import type { SinkConnector } from '../connectors/define-sink.ts'
import type { SourceBatch, SourceConnector } from '../connectors/define-source.ts'
import { configError } from '../data/errors.ts'
import { previewBytesMax, taskCloseMs } from '../limits.ts'
import type { ReceivedRecord, RecordFlow } from '../tasks/record-flow.ts'
import { sinkTopics } from '../tasks/sink-topics.ts'
import { endsWithin } from '../tasks/waiting.ts'
import type { TaskPlan } from '../connectors/connector.ts'
import type { Redact } from './shown-record.ts'
import { type TracedRecord, traceIncoming, traceOutgoing } from './trace-record.ts'

/** How far a preview goes. */
export interface PreviewLimits {
  /** Records at most. */
  readonly records: number
  /** Milliseconds at most. */
  readonly timeMs: number
}

/** The first records of a connector, on their way. */
export interface Preview {
  readonly records: readonly TracedRecord[]
  /** Why there are no more: so many were asked for, that is much data, that took long, or there are none. */
  readonly ended: 'records' | 'bytes' | 'time' | 'end'
}

/** What a preview is made with. */
export interface PreviewParts {
  /** The connector's name. */
  readonly name: string
  /** Its config, resolved. */
  readonly config: RawConfig
  readonly flow: RecordFlow
  readonly limits: PreviewLimits
  readonly redact: Redact
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Gathers what is shown, up to its limits. */
class Gathered {
  readonly records: TracedRecord[] = []
  readonly #limits: PreviewLimits
  #bytes = 0

  constructor(limits: PreviewLimits) {
    this.#limits = limits
  }

  add(record: TracedRecord): void {
    this.records.push(record)
    this.#bytes += JSON.stringify(record).length
  }

  get full(): 'records' | 'bytes' | undefined {
    if (this.records.length >= this.#limits.records) return 'records'
    return this.#bytes >= previewBytesMax ? 'bytes' : undefined
  }
}

/** Aborted when the preview has to end: it is over, it took too long, or nobody wants it any more. */
function timeLimit({ clock, limits, signal }: PreviewParts): {
  readonly stop: AbortController
  readonly end: () => void
} {
  const stop = new AbortController()
  const end = (): void => stop.abort()
  const timer = clock.setTimer(limits.timeMs, end)
  signal.addEventListener('abort', end)
  return {
    stop,
    end: () => {
      timer.cancel()
      signal.removeEventListener('abort', end)
      stop.abort()
    },
  }
}

/**
 * The first records that a source has, as if it had never run: nothing is stored, kept or acknowledged. INVALID_REQUEST for a source that can't be looked at
 * without harm.
 */
export async function previewSource(source: SourceConnector, plan: TaskPlan, parts: PreviewParts): Promise<Preview> {
  const { name, flow, limits, redact, clock } = parts
  if (!source.configure(parts.config).mayBePreviewed) {
    const message = `${source.name} can't be previewed: a second one beside it could change what the first one reads; try its transforms with records of your own (millrace connect test)`
    throw new StreamError('INVALID_REQUEST', message)
  }
  const { stop, end } = timeLimit(parts)
  const gathered = new Gathered(limits)
  const aborted = new Promise<'time'>((resolve) => stop.signal.addEventListener('abort', () => resolve('time')))
  let batches: AsyncIterator<SourceBatch> | undefined
  try {
    const opened = source.open({
      connector: name,
      task: 0,
      key: plan.key,
      config: { ...parts.config, ...plan.options },
      signal: stop.signal,
      logger: silentLogger,
      offset: async () => null,
    })
    const task = await Promise.race([opened, aborted])
    if (task === 'time') return { records: [], ended: 'time' }
    batches = task[Symbol.asyncIterator]()
    for (;;) {
      const step = await Promise.race([batches.next(), aborted])
      if (step === 'time') return { records: gathered.records, ended: 'time' }
      if (step.done === true) return { records: gathered.records, ended: 'end' }
      for (const record of step.value.records) {
        gathered.add(traceOutgoing(flow, record, redact))
        const { full } = gathered
        if (full !== undefined) return { records: gathered.records, ended: full }
      }
    }
  } finally {
    end()
    await endsWithin(clock, taskCloseMs, batches?.return?.() ?? Promise.resolve())
  }
}

/** The topics that a sink with this config reads now. */
async function topicsOf(client: Client, config: RawConfig): Promise<readonly string[]> {
  const pattern = sinkTopics(config)
  const known = await client.admin().listTopics()
  try {
    const whole = new RegExp(`^(?:${pattern})$`)
    return known.filter((topic) => whole.test(topic))
  } catch (error) {
    throw configError('topics.regex', `topics.regex can't be tried out here: ${String(error)}`)
  }
}

/** The newest records of a sink's topics, and what its transforms make of them: the sink is given none, and its group reads none. */
export async function previewSink(sink: SinkConnector, client: Client, parts: PreviewParts): Promise<Preview> {
  sink.configure(parts.config)
  const { flow, limits, redact } = parts
  const { stop, end } = timeLimit(parts)
  const received: ReceivedRecord[] = []
  let late = false
  try {
    for (const topic of await topicsOf(client, parts.config)) {
      await using consumer = client.consumer({ isolation: 'read_committed' })
      for await (const record of consumer.newest(topic, { limit: limits.records, signal: stop.signal })) {
        received.push(record)
      }
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
    late = true
  } finally {
    end()
  }
  const gathered = new Gathered(limits)
  // Of all topics the newest, in the order in which they came.
  const newest = received.toSorted((a, b) => b.timestamp - a.timestamp || b.offset - a.offset).slice(0, limits.records)
  for (const record of newest.toReversed()) {
    gathered.add(traceIncoming(flow, record, redact))
    if (gathered.full === 'bytes') return { records: gathered.records, ended: 'bytes' }
  }
  return { records: gathered.records, ended: gathered.full ?? (late ? 'time' : 'end') }
}
