import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, silentLogger, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { type ControlOptions, type ControlSettings, controlSettings } from '../control/options.ts'
import { type Duration, durationMs, positiveDurationMs } from '../duration.ts'
import type { FailureOptions } from '../task/failures.ts'

/** What an application is doing. */
export type StreamsState = 'created' | 'rebalancing' | 'running' | 'stopping' | 'stopped' | 'failed'

/** How an application runs; every option has a default. */
export interface RunOptions {
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
  /** Bytes that the caches of each task may take. Default 10 MiB; 0: every change is forwarded. Kafka's `statestore.cache.max.bytes` is for all tasks of a process together. */
  readonly cacheBytesMax?: number | undefined
  /** How long a task with records of one input waits for those of its others, so that they are taken by time. Default 0: not beyond what is fetched. Kafka's `max.task.idle.ms`. */
  readonly maxTaskIdle?: Duration | undefined
  /** At least so long lies between two looks for closed windows and unmatched joins, by the clock. Default 1 s, as Kafka's. */
  readonly emitInterval?: Duration | undefined
  /** Of internal topics. Default: the broker's `default.replication.factor`. */
  readonly replicationFactor?: number | undefined
  /** What is done about records that can't be handled. Default: each stops the application. Of global tables `dlq` leaves them out, with a warning: nothing is written there. */
  readonly failures?: FailureOptions | undefined
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
export interface RunSettings {
  readonly isExactlyOnce: boolean
  readonly commitIntervalMs: number
  readonly stateDir: string
  readonly cacheBytesMax: number
  readonly maxTaskIdleMs: number
  readonly emitIntervalMs: number
  readonly replicationFactor: number | undefined
  readonly failures: FailureOptions
  readonly logger: Logger
  readonly control: ControlSettings | undefined
}

/** Throws INVALID_CONFIG for what makes no sense. */
export function runSettings(options: RunOptions): RunSettings {
  const { guarantee = 'exactly_once', cacheBytesMax = 10 * 1024 * 1024, failures = {} } = options
  if (guarantee !== 'exactly_once' && guarantee !== 'at_least_once') {
    throw new StreamError('INVALID_CONFIG', `guarantee is exactly_once or at_least_once, not ${String(guarantee)}`)
  }
  if (!Number.isSafeInteger(cacheBytesMax) || cacheBytesMax < 0) {
    throw new StreamError('INVALID_CONFIG', `cacheBytesMax is a number of bytes from 0 on, not ${cacheBytesMax}`)
  }
  const isExactlyOnce = guarantee === 'exactly_once'
  return {
    isExactlyOnce,
    cacheBytesMax,
    failures,
    commitIntervalMs: positiveDurationMs(options.commitInterval ?? (isExactlyOnce ? 100 : '30s'), 'commitInterval'),
    stateDir: options.stateDir ?? join(tmpdir(), 'millrace-streams'),
    maxTaskIdleMs: durationMs(options.maxTaskIdle ?? 0, 'maxTaskIdle'),
    emitIntervalMs: durationMs(options.emitInterval ?? '1s', 'emitInterval'),
    replicationFactor: options.replicationFactor,
    logger: options.logger ?? silentLogger,
    control: controlSettings(options.control),
  }
}
