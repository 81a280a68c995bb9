import { StreamError } from '@millrace/base'
import type { OperatorFunction } from 'rxjs'
import { type Duration, durationMs } from '../../duration.ts'
import { type Suppression, suppressing } from '../../processors/suppress.ts'
import type { Windowed } from '../../stores/store.ts'
import { suppressBuffer } from '../../stores/suppress/builder.ts'
import { suppressedValueGetter } from '../../table/suppressed-value-getter.ts'
import { checkOptions } from '../check-options.ts'
import type { GraphNode } from '../graph.ts'
import { operator } from '../operator.ts'
import type { TableRow } from '../phases.ts'

/** How much a buffer may hold, and what it is called. */
export interface BufferOptions {
  /** No bound unless given. */
  readonly maxRecords?: number | undefined
  /** Of keys and values as they are written; no bound unless given. */
  readonly maxBytes?: number | undefined
  /** Names the node; the buffer is `<name>-store`. */
  readonly name?: string | undefined
  /** Whether the buffer has a changelog, and configs of that topic. Yes, unless given: without, what waits is lost when the task moves. */
  readonly logged?: boolean | Readonly<Record<string, string>> | undefined
}

/** The same, where intermediate results may be forwarded. */
export interface EagerBufferOptions extends BufferOptions {
  /** When the buffer is full: what waits longest goes early, or the task stops. `emit-early` unless given. */
  readonly whenFull?: 'emit-early' | 'shut-down' | undefined
}

/** Made by {@link untilWindowCloses}. */
export interface UntilWindowCloses extends BufferOptions {
  readonly until: 'window closes'
}

/** Made by {@link untilTimeLimit}. */
export interface UntilTimeLimit extends EagerBufferOptions {
  readonly until: 'time limit'
  readonly limitMs: number
}

/** Holds back all results of a window but the last, which goes when the window can't change any more. The task stops if the buffer is full. */
export function untilWindowCloses(buffer: BufferOptions = {}): UntilWindowCloses {
  checkOptions('buffer', buffer, 'untilWindowCloses()')
  return { ...buffer, until: 'window closes' }
}

/** Holds back updates of a row for so long (in stream time) after the first that waits, and forwards the last of them. */
export function untilTimeLimit(limit: Duration, buffer: EagerBufferOptions = {}): UntilTimeLimit {
  checkOptions('eagerBuffer', buffer, 'untilTimeLimit()')
  return { ...buffer, until: 'time limit', limitMs: durationMs(limit, 'the time limit of suppress()') }
}

/**
 * Holds back updates of a table (KIP-328): `suppress(untilWindowCloses())` forwards only the final result of each window, `suppress(untilTimeLimit('10s'))`
 * at most one update of a row in ten seconds. What waits has a changelog, so that nothing is lost when a task moves.
 */
export function suppress<Element extends TableRow<Windowed<unknown>, unknown>>(
  until: UntilWindowCloses,
): OperatorFunction<Element, Element>
export function suppress<Element extends TableRow<unknown, unknown>>(
  until: UntilTimeLimit,
): OperatorFunction<Element, Element>
export function suppress<Element>(until: UntilWindowCloses | UntilTimeLimit): OperatorFunction<Element, Element> {
  checkOptions(until.until, until, 'suppress()')
  const { maxRecords = Infinity, maxBytes = Infinity, name: given, logged = true } = until
  return operator('suppress', ['table'], (table, graph) => {
    if (table.isVersioned)
      throw new StreamError(
        'INVALID_TOPOLOGY',
        'suppress() does not work on a versioned table: it would lose the history',
      )
    // As Kafka: a given name saves the numbers here.
    const name = given ?? graph.nextName('KTABLE-SUPPRESS-')
    const store = given === undefined ? graph.nextStoreName('KTABLE-SUPPRESS-') : `${given}-store`
    table.enableSendingOldValues(true)
    const suppression: Suppression<unknown, unknown> = {
      buffer: store,
      ...timesOf(until, table.node),
      recordsMax: maxRecords,
      bytesMax: maxBytes,
      whenFull: until.until === 'time limit' ? (until.whenFull ?? 'emit-early') : 'shut-down',
    }
    const builder = suppressBuffer({
      name: store,
      key: graph.keySerde(table.key),
      value: graph.valueSerde(table.value),
      countsBytes: maxBytes !== Infinity,
      changelog: logged === false ? undefined : { cleanupPolicy: 'compact', configs: logged === true ? {} : logged },
    })
    const node = graph.add({
      name,
      parents: [table.node],
      writeTo: (topology, parents) => {
        topology.addProcessor(name, suppressing(suppression), { parents })
        topology.addStore(builder, [name])
      },
    })
    return {
      ...table,
      node,
      store: undefined,
      enableSendingOldValues: () => true,
      valueGetter: () => suppressedValueGetter(store, table.valueGetter()),
    }
  })
}

function timesOf(
  until: UntilWindowCloses | UntilTimeLimit,
  node: GraphNode,
): Pick<Suppression<unknown, unknown>, 'timeOf' | 'limitMs' | 'dropsTombstones'> {
  if (until.until === 'time limit')
    return { timeOf: (record) => record.timestamp, limitMs: until.limitMs, dropsTombstones: false }
  const limitMs = windowsCloseAfterMs(node)
  if (limitMs === undefined)
    throw new StreamError(
      'INVALID_TOPOLOGY',
      'suppress(untilWindowCloses()) works on the table of a windowed aggregate',
    )
  if (limitMs === Infinity)
    throw new StreamError('INVALID_TOPOLOGY', 'an unlimited window never closes: use suppress(untilTimeLimit(...))')
  return { timeOf: (record) => (record.key as Windowed<unknown>).endMs, limitMs, dropsTombstones: true }
}

/** Of the aggregates that a table comes from: the longest. */
function windowsCloseAfterMs(node: GraphNode): number | undefined {
  if (node.spec.windowsCloseAfterMs !== undefined) return node.spec.windowsCloseAfterMs
  const times = node.parents.map(windowsCloseAfterMs).filter((time) => time !== undefined)
  return times.length === 0 ? undefined : Math.max(...times)
}
