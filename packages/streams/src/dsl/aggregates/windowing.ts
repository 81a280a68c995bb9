import { StreamError } from '@millrace/base'
import { durationMs } from '../../duration.ts'
import type { ProcessorSupplier } from '../../processor/processor.ts'
import type { Aggregator, Initializer, Merger, SideOutputs, TableOutput } from '../../processors/aggregation.ts'
import { sessionAggregate } from '../../processors/session-aggregate.ts'
import { slidingAggregate } from '../../processors/sliding-aggregate.ts'
import { streamAggregate } from '../../processors/stream-aggregate.ts'
import { windowAggregate } from '../../processors/window-aggregate.ts'
import type { StoreBuilder } from '../../stores/builder.ts'
import { sessionStore, timestampedKeyValueStore, timestampedWindowStore } from '../../stores/builders.ts'
import { sessionValueGetter, windowValueGetter } from '../../table/window-value-getter.ts'
import { storeValueGetter } from '../../table/store-value-getter.ts'
import type { TableValueGetterSupplier } from '../../table/value-getter.ts'
import type { EmitStrategy } from '../../windows/emit-strategy.ts'
import {
  closesAfterMs,
  type FixedWindows,
  retentionNeededMs,
  type SessionWindows,
  windowSizeMs,
} from '../../windows/windows.ts'
import { sessionWindowedSerde, timeWindowedSerde } from '../../windows/windowed-serde.ts'
import type { AnySerde } from '../serdes.ts'
import { anySerde } from '../serdes.ts'
import type { Kept } from './kept.ts'

/** What an aggregate does with each record, whatever its windows. */
export interface Aggregating {
  readonly initializer: Initializer<unknown>
  readonly aggregator: Aggregator<unknown, unknown, unknown>
  /** Of sessions. */
  readonly merger: Merger<unknown, unknown> | undefined
  /** Of windows and sessions. */
  readonly sides?: SideOutputs | undefined
}

/** What depends on the windows of an aggregate: how it works, is stored, and looked up. */
export interface Windowing {
  /** Of the keys of the table; undefined: as in the store. */
  readonly tableKey: AnySerde | undefined
  /** How long after its end a window may still change; undefined without windows. */
  readonly closesAfterMs: number | undefined
  processor(aggregating: Aggregating, output: TableOutput): ProcessorSupplier<never, never>
  readonly builder: StoreBuilder
  readonly valueGetter: TableValueGetterSupplier<unknown, unknown>
}

/** An aggregate by key alone. */
export function withoutWindows({ store, options }: Kept): Windowing {
  return {
    tableKey: undefined,
    closesAfterMs: undefined,
    processor: (aggregating, output) => streamAggregate({ store, output, ...aggregating }),
    builder: timestampedKeyValueStore(store, options),
    valueGetter: storeValueGetter(store, false),
  }
}

/** An aggregate by key and window, of a fixed kind. Throws INVALID_TOPOLOGY if the retention is too short. */
export function inFixedWindows(windows: FixedWindows, emit: EmitStrategy, kept: Kept): Windowing {
  const { store, options } = kept
  const size = windowSizeMs(windows)
  return {
    tableKey: anySerde(timeWindowedSerde(options.key, size)),
    closesAfterMs: windows.kind === 'unlimited' ? Infinity : closesAfterMs(windows),
    processor: (aggregating, output) => {
      const aggregation = { store, output, emit, ...aggregating }
      return windows.kind === 'sliding' ? slidingAggregate(windows, aggregation) : windowAggregate(windows, aggregation)
    },
    builder: timestampedWindowStore(store, {
      ...options,
      // What is forwarded when a window closes is read from the store: a cache would only be in the way.
      cached: options.cached && emit === 'window-update',
      retentionMs: retentionOf(windows, kept),
      windowSizeMs: size,
      indexedByTime: emit === 'window-close',
    }),
    valueGetter: windowValueGetter(store),
  }
}

/** An aggregate by key and session. Throws INVALID_TOPOLOGY if the retention is too short. */
export function inSessions(windows: SessionWindows, emit: EmitStrategy, kept: Kept): Windowing {
  const { store, options } = kept
  return {
    tableKey: anySerde(sessionWindowedSerde(options.key)),
    closesAfterMs: closesAfterMs(windows),
    processor: ({ merger, ...aggregating }, output) => {
      if (merger === undefined)
        throw new StreamError(
          'INVALID_TOPOLOGY',
          'an aggregate of sessions has no merger: give one, sessions may grow together',
        )
      return sessionAggregate(windows, merger, { store, output, emit, ...aggregating })
    },
    builder: sessionStore(store, {
      ...options,
      cached: options.cached && emit === 'window-update',
      indexedByTime: emit === 'window-close',
      // What is forwarded when a session closes must be there until then: the last millisecond is missing in what Kafka keeps.
      retentionMs: Math.max(retentionOf(windows, kept), retentionNeededMs(windows) + (emit === 'window-close' ? 1 : 0)),
    }),
    valueGetter: sessionValueGetter(store),
  }
}

function retentionOf(windows: FixedWindows | SessionWindows, { retention, store }: Kept): number {
  const neededMs = retentionNeededMs(windows)
  if (retention === undefined) return neededMs
  const retentionMs = durationMs(retention, `the retention of store ${store}`)
  if (retentionMs >= neededMs) return retentionMs
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `store ${store} keeps windows for ${retentionMs} ms, but they may change for ${neededMs} ms: give it a longer retention`,
  )
}
