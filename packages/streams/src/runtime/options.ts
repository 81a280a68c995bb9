import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkKnown, type Logger, type Metrics, noMetrics, silentLogger, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { type ControlOptions, type ControlSettings, controlSettings } from '../control/options.ts'
import { type Duration, durationMs, positiveDurationMs } from '../duration.ts'
import { checkFailureOptions, type FailureOptions } from '../task/failures.ts'
import { runOptionNames } from './option-names.ts'
import { type OutputOptions, outputOptions } from './output-options.ts'
import { type StateOptions, type StateSettings, stateSettings } from './state-options.ts'
import { type UncaughtHandler, type UncaughtResponse, uncaughtResponses } from './uncaught.ts'

/** What an application is doing. */
export type StreamsState = 'created' | 'rebalancing' | 'running' | 'paused' | 'stopping' | 'stopped' | 'failed'

/** How an application runs; every option has a default. */
export interface RunOptions extends StateOptions {
  /** Some of the cluster's brokers, as `host:port`. Default: what `streams()` was given. */
  readonly brokers?: readonly string[] | undefined
  /** A client to use instead of one of its own; it is not closed. */
  readonly client?: Client | undefined
  /** Stops gracefully: what was begun is committed. */
  readonly signal?: AbortSignal | undefined
  /**
   * `exactly_once` (default): outputs, state and offsets of each commit are one transaction (KIP-447). `at_least_once`: after a crash
   * records since the last commit are processed again.
   */
  readonly guarantee?: 'exactly_once' | 'at_least_once' | undefined
  /** Default 100 ms, with `at_least_once` 30 s. Kafka's `commit.interval.ms`. */
  readonly commitInterval?: Duration | undefined
  /** The folder of persistent stores; one copy of an application has it at a time. Default: `millrace-streams` in the system's temporary folder. */
  readonly stateDir?: string | undefined
  /** Bytes that the caches of all tasks of the copy may take together. Default 10 MiB; 0: every change is forwarded. Kafka's `statestore.cache.max.bytes`. */
  readonly cacheBytesMax?: number | undefined
  /**
   * How long a task with records of one input waits for those of its others, so that they are taken by time. Each input is waited for by itself, and one
   * that stays empty only once. Default 0: only for what brokers have. Kafka's `max.task.idle.ms`.
   */
  readonly maxTaskIdle?: Duration | undefined
  /**
   * When a task has had no record for so long, and brokers have none for it, its stream time goes on with the clock, so far behind it: windows of
   * idle partitions close, and joins give out what waits. A record that comes later may find its window closed. Default: never, as in Kafka.
   */
  readonly idleTimeout?: Duration | undefined
  /** At least so long lies between two looks for closed windows and unmatched joins, by the clock. Default 1 s, as Kafka's. */
  readonly emitInterval?: Duration | undefined
  /** Of internal topics. Default: the broker's `default.replication.factor`. */
  readonly replicationFactor?: number | undefined
  /**
   * How outputs, changelogs and dead letters are written, such as `{ compression: 'zstd' }`. Default: as producers do, with lz4. Kafka's `producer.*`.
   */
  readonly producer?: OutputOptions | undefined
  /** What is done about records that can't be handled. Default: each is a failure that {@link RunOptions.onUncaught} answers. */
  readonly failures?: FailureOptions | undefined
  /**
   * What is done about failures that `failures` does not answer (KIP-671): `stop` (default), `replace` or `shutdown-application`, or a function
   * that decides about each. What no new beginning can mend always stops the copy: INVALID_TOPOLOGY, INVALID_CONFIG, global tables, the membership.
   */
  readonly onUncaught?: UncaughtResponse | UncaughtHandler | undefined
  /** So often `replace` begins a task again that commits nothing meanwhile, after 0.1 s, 0.2 s, and so on up to 10 s; then the copy stops. Default 10. */
  readonly replacementsMax?: number | undefined
  /** Where the copy counts and measures, such as `prometheusMetrics()` of `@millrace/node-io`. Default: nowhere. */
  readonly metrics?: Metrics | undefined
  /**
   * Runs the copy in so many worker threads, each a member of the group with tasks of its own. Each loads `module`, which has to export the
   * application; what is given here must be data, functions go to `streams()` there. State lies in `thread-<n>` of `stateDir`, the cache is divided.
   * Default: none, everything runs in the thread that calls.
   */
  readonly threads?: number | undefined
  /** For `threads`: the module that exports the application, such as `import.meta.url`, or its path. */
  readonly module?: string | URL | undefined
  /** Anything with pino's interface. Default: silent. */
  readonly logger?: Logger | undefined
  /**
   * Whether the copy answers other copies, and tools such as `millrace streams`, over gRPC: about itself, and about what is in its stores.
   * `true`: at 127.0.0.1, at any free port. Default: false.
   */
  readonly control?: boolean | ControlOptions | undefined
  /** Told of each change. */
  readonly onState?: ((state: StreamsState) => void) | undefined
}

/** The same, checked and complete. */
export interface RunSettings extends StateSettings {
  readonly isExactlyOnce: boolean
  readonly commitIntervalMs: number
  readonly stateDir: string
  readonly cacheBytesMax: number
  readonly maxTaskIdleMs: number
  /** undefined: time does not move without records. */
  readonly idleTimeoutMs: number | undefined
  readonly emitIntervalMs: number
  readonly replicationFactor: number | undefined
  readonly producer: OutputOptions
  readonly failures: FailureOptions
  readonly onUncaught: UncaughtResponse | UncaughtHandler
  readonly replacementsMax: number
  readonly metrics: Metrics
  readonly logger: Logger
  readonly control: ControlSettings | undefined
}

/** Throws INVALID_CONFIG for what makes no sense. */
export function runSettings(options: RunOptions): RunSettings {
  const { guarantee = 'exactly_once', cacheBytesMax = 10 * 1024 * 1024, failures = {} } = options
  const { onUncaught = 'stop', replacementsMax = 10, replicationFactor } = options
  checkKnown('run()', options, runOptionNames)
  checkFailureOptions(failures)
  if (guarantee !== 'exactly_once' && guarantee !== 'at_least_once') {
    throw new StreamError('INVALID_CONFIG', `guarantee is exactly_once or at_least_once, not ${String(guarantee)}`)
  }
  if (!Number.isSafeInteger(cacheBytesMax) || cacheBytesMax < 0) {
    throw new StreamError('INVALID_CONFIG', `cacheBytesMax is a number of bytes from 0 on, not ${cacheBytesMax}`)
  }
  if (typeof onUncaught !== 'function' && !uncaughtResponses.includes(onUncaught)) {
    const known = uncaughtResponses.join(', ')
    throw new StreamError('INVALID_CONFIG', `onUncaught is one of ${known}, or a function, not ${String(onUncaught)}`)
  }
  if (!Number.isSafeInteger(replacementsMax) || replacementsMax < 0) {
    throw new StreamError('INVALID_CONFIG', `replacementsMax is a whole number from 0 on, not ${replacementsMax}`)
  }
  if (replicationFactor !== undefined && (!Number.isSafeInteger(replicationFactor) || replicationFactor < 1)) {
    throw new StreamError('INVALID_CONFIG', `replicationFactor is a whole number from 1 on, not ${replicationFactor}`)
  }
  const isExactlyOnce = guarantee === 'exactly_once'
  return {
    ...stateSettings(options),
    isExactlyOnce,
    cacheBytesMax,
    producer: outputOptions(options.producer),
    failures,
    onUncaught,
    replacementsMax,
    replicationFactor,
    commitIntervalMs: positiveDurationMs(options.commitInterval ?? (isExactlyOnce ? 100 : '30s'), 'commitInterval'),
    stateDir: options.stateDir ?? join(tmpdir(), 'millrace-streams'),
    maxTaskIdleMs: durationMs(options.maxTaskIdle ?? 0, 'maxTaskIdle'),
    idleTimeoutMs:
      options.idleTimeout === undefined ? undefined : positiveDurationMs(options.idleTimeout, 'idleTimeout'),
    emitIntervalMs: durationMs(options.emitInterval ?? '1s', 'emitInterval'),
    metrics: options.metrics ?? noMetrics,
    logger: options.logger ?? silentLogger,
    control: controlSettings(options.control),
  }
}
