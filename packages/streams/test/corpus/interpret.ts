import { serde, type Serde, topic } from '@millrace/client'
import type { Observable, OperatorFunction } from 'rxjs'
import { aggregate, count, reduce } from '../../src/dsl/operators/aggregates.ts'
import { cogroup } from '../../src/dsl/operators/cogroup.ts'
import { groupBy, groupByKey } from '../../src/dsl/operators/group-by.ts'
import { foreignKeyJoin, foreignKeyLeftJoin } from '../../src/dsl/operators/joins/foreign-key-join.ts'
import { joinGlobalTable, leftJoinGlobalTable } from '../../src/dsl/operators/joins/global-table-join.ts'
import { join, leftJoin, outerJoin } from '../../src/dsl/operators/joins/stream-join.ts'
import { joinTable, leftJoinTable } from '../../src/dsl/operators/joins/stream-table-join.ts'
import { tableJoin, tableLeftJoin, tableOuterJoin } from '../../src/dsl/operators/joins/table-join.ts'
import { merge, otherwise, split } from '../../src/dsl/operators/merge.ts'
import { process, processValues } from '../../src/dsl/operators/process.ts'
import { flatMap, flatMapValues, map, peek, selectKey } from '../../src/dsl/operators/stateless.ts'
import { suppress, untilTimeLimit, untilWindowCloses } from '../../src/dsl/operators/suppress.ts'
import { toStream } from '../../src/dsl/operators/to-stream.ts'
import { toTable } from '../../src/dsl/operators/to-table.ts'
import { repartition, to } from '../../src/dsl/operators/topics.ts'
import { filter, filterNot, mapValues } from '../../src/dsl/operators/values.ts'
import { emitStrategy, windowedBy } from '../../src/dsl/operators/windowed-by.ts'
import { streams, type Streams } from '../../src/dsl/streams.ts'
import { keyValueStore } from '../../src/stores/builders.ts'
import type { TimestampExtractor } from '../../src/topology/nodes.ts'
import { hopping, session, sliding, tumbling, unlimited } from '../../src/windows/windows.ts'
import type { Case, Fn, Step } from './cases.ts'
import { golden, text } from './functions.ts'
import { goldenFixedProcessor, goldenProcessor } from './processors.ts'

/** Keys are strings; windowed ones are written as text. */
export const textKey: Serde<unknown, unknown> = {
  name: 'text',
  serialize: text,
  deserialize: (bytes) => bytes.toString('utf8'),
}
export const jsonValue: Serde<unknown, unknown> = serde.json()
/** Topics of the corpus. */
export const topicNamed = (name: string) => topic(name, { key: textKey, value: jsonValue })

/** What a step is given: results of the steps before it, of whatever phase: the corpus has no types. */
type Result = Observable<never>
type Results = Map<string, Result>
type Op = OperatorFunction<never, unknown>

/** The application that the steps describe. */
export function interpret({ topology, config }: Pick<Case, 'topology' | 'config'>): Streams {
  const isOptimized = config?.optimize === 'all'
  const app = streams({ id: 'golden', key: textKey, value: jsonValue, optimize: isOptimized ? 'all' : 'none' })
  const results: Results = new Map()
  for (const step of topology) {
    const result = source(app, step) ?? branched(results, step) ?? several(results, step) ?? single(results, step)
    if (step.id !== undefined && result !== 'several') results.set(step.id, result as Result)
  }
  return app
}

function source(app: Streams, { op, topic: name = '', timestamp, ...step }: Step): unknown {
  const extractor = timestamp === undefined ? {} : { timestampExtractor: extractors[timestamp[0]] }
  switch (op) {
    case 'stream':
      return app.stream(topicNamed(name), extractor)
    case 'table':
      return app.table(topicNamed(name), { ...extractor, ...kept(step) })
    case 'globalTable':
      return app.globalTable(topicNamed(name), { store: step.store })
    default:
      return undefined
  }
}

const extractors: Readonly<Record<string, TimestampExtractor>> = {
  valueTs: ({ value }) => timeIn(value),
  valueTsOrRecord: ({ value, timestamp }) => (timeIn(value) < 0 ? timestamp : timeIn(value)),
  valueTsOrPartitionTime: ({ value }, partitionTimeMs) => (timeIn(value) < 0 ? partitionTimeMs : timeIn(value)),
}

function timeIn(value: unknown): number {
  return typeof value === 'object' && value !== null && 'ts' in value ? Number(value.ts) : -1
}

/** How a step keeps its table. */
function kept({ store, caching, historyRetentionMs, retentionMs, inMemory }: Omit<Step, 'op'>) {
  return {
    store,
    cached: caching === true,
    ...(historyRetentionMs === undefined ? {} : { historyRetention: historyRetentionMs }),
    ...(retentionMs === undefined ? {} : { retention: retentionMs }),
    ...(inMemory === true ? { kind: 'memory' as const } : {}),
  }
}

function found(results: Results, id: string | undefined): Result {
  const result = results.get(id ?? '')
  if (result === undefined) throw new Error(`no step ${id}`)
  return result
}

function branched(results: Results, { op, id = '', from, branches = [], default: rest }: Step): unknown {
  if (op !== 'split') return undefined
  const entries = branches.map((branch) => [branch.id, golden('predicates', branch.fn)] as const)
  const all = [...entries, ...(rest === undefined ? [] : [[rest, otherwise] as const])]
  const made = split(found(results, from as string), Object.fromEntries(all) as never, { name: `${id}-` })
  for (const [name, stream] of Object.entries(made)) results.set(name, stream as Result)
  return 'several'
}

/** Steps that take several inputs. */
function several(results: Results, step: Step): unknown {
  const { op, from = [], groups = [] } = step
  if (op === 'merge') {
    const [first, ...others] = (from as readonly string[]).map((id) => found(results, id))
    return others.reduce((merged, other) => merged.pipe(merge(other) as never), first as Result)
  }
  if (op === 'cogroup') {
    const [first, ...others] = groups
    const begun = found(results, first?.from).pipe(
      cogroup(golden('aggregators', first?.fn) as never) as never,
    ) as Result
    return others.reduce<Result>(
      (all, { from: id, fn }) => all.pipe(cogroup(found(results, id), golden('aggregators', fn) as never) as never),
      begun,
    )
  }
  if (step.left === undefined) return undefined
  return found(results, step.left).pipe(joined(step, found(results, step.right)) as never)
}

function joined(step: Step, right: Result): Op {
  const { op, kind = 'inner', beforeMs = 0, afterMs = 0, graceMs, key, foreignKey } = step
  const joiner = golden('joiners', step.fn) as never
  switch (op) {
    case 'streamJoin': {
      const windows = { before: beforeMs, after: afterMs, ...(graceMs === undefined ? {} : { grace: graceMs }) }
      const operators = { inner: join, left: leftJoin, outer: outerJoin }
      return operators[kind](right, joiner, windows)
    }
    case 'streamTableJoin':
      return (kind === 'inner' ? joinTable : leftJoinTable)(
        right,
        joiner,
        graceMs === undefined ? {} : { grace: graceMs },
      )
    case 'streamGlobalJoin': {
      const keyOf = golden('mappers', key) as never
      return (kind === 'inner' ? joinGlobalTable : leftJoinGlobalTable)(right, keyOf, joiner)
    }
    case 'tableJoin': {
      const operators = { inner: tableJoin, left: tableLeftJoin, outer: tableOuterJoin }
      return operators[kind](right, joiner, kept(step))
    }
    case 'fkJoin': {
      const keyOf = golden('mappers', foreignKey) as never
      return (kind === 'inner' ? foreignKeyJoin : foreignKeyLeftJoin)(right, keyOf, joiner, kept(step) as never)
    }
    default:
      throw new Error(`no step ${op} of two inputs`)
  }
}

function single(results: Results, step: Step): unknown {
  const input = found(results, step.from as string)
  if (step.op === 'toStream' && step.fn !== undefined) {
    return input.pipe(toStream() as never, selectKey(golden('mappers', step.fn) as never) as never)
  }
  const { emit } = step
  const made = operatorOf(step)
  if (emit === undefined) return input.pipe(made as never)
  const strategy = emit === 'windowClose' ? 'window-close' : 'window-update'
  return input.pipe(emitStrategy(strategy) as never, made as never)
}

/** Values of callbacks are unknown: the corpus has no types. */
const callback = (use: Parameters<typeof golden>[0], fn: Fn | undefined): never => golden(use, fn) as never

function operatorOf(step: Step): Op {
  return (stateless(step) ?? grouping(step) ?? aggregating(step)) as Op
}

function stateless(step: Step): unknown {
  const { op, fn, store, name, partitions, topic: target = '' } = step
  switch (op) {
    case 'filter':
      return filter(callback('predicates', fn))
    case 'filterNot':
      return filterNot(callback('predicates', fn))
    case 'map':
      return map(callback('pairs', fn))
    case 'mapValues':
      return mapValues(callback('mappers', fn))
    case 'flatMap':
      return flatMap(callback('flatPairs', fn))
    case 'flatMapValues':
      return flatMapValues(callback('flatValues', fn))
    case 'selectKey':
      return selectKey(callback('mappers', fn))
    case 'peek':
      return peek(() => undefined)
    case 'repartition':
      return repartition({ name, partitions })
    case 'toTable':
      return toTable(kept(step))
    case 'toStream':
      return toStream()
    case 'tableFilter':
      return filter(callback('predicates', fn), kept(step))
    case 'tableFilterNot':
      return filterNot(callback('predicates', fn), kept(step))
    case 'tableMapValues':
      return mapValues(callback('mappers', fn), kept(step))
    case 'process': {
      const kind = step.inMemory === true ? 'memory' : 'persistent'
      const stores = store === undefined ? [] : [keyValueStore(store, { key: textKey, value: jsonValue, kind })]
      return step.processor === 'fixedRunningCount'
        ? processValues(goldenFixedProcessor(step), { stores })
        : process(goldenProcessor(step), { stores })
    }
    case 'to':
      return to(topicNamed(target) as never)
    default:
      return undefined
  }
}

function grouping({ op, fn, value, name, ...step }: Step): unknown {
  switch (op) {
    case 'groupByKey':
      return groupByKey({ name })
    case 'groupBy':
      return groupBy(callback('mappers', fn), { name })
    case 'tableGroupBy':
      return groupBy(callback('mappers', fn), {
        name,
        ...(value === undefined ? {} : { values: callback('mappers', value) }),
      })
    case 'windowedBy':
      return windowedBy(windows(step))
    case 'suppress':
      return suppress(suppression(step) as never)
    default:
      return undefined
  }
}

function windows({ type, sizeMs = 0, advanceMs = 0, differenceMs = 0, gapMs = 0, startMs, graceMs }: Omit<Step, 'op'>) {
  const grace = graceMs === undefined ? {} : { grace: graceMs }
  switch (type) {
    case 'hopping':
      return hopping(sizeMs, { advance: advanceMs, ...grace })
    case 'sliding':
      return sliding(differenceMs, grace)
    case 'session':
      return session(gapMs, grace)
    case 'unlimited':
      return unlimited({ startMs })
    default:
      return tumbling(sizeMs, grace)
  }
}

function suppression({ until, limitMs = 0, buffer }: Omit<Step, 'op'>) {
  const bound = buffer === undefined ? {} : { maxRecords: buffer.maxRecords }
  if (until === 'windowCloses') return untilWindowCloses(bound)
  const whenFull = buffer?.full === 'shutDown' ? 'shut-down' : 'emit-early'
  return untilTimeLimit(limitMs, { ...bound, whenFull })
}

function aggregating(step: Step): unknown {
  const { op, fn, init, subtract, merger } = step
  const options = {
    ...kept(step),
    ...(merger === undefined ? {} : { merge: callback('mergers', merger) }),
  }
  switch (op) {
    case 'count':
      return count(options)
    case 'reduce': {
      const subtracted = subtract === undefined ? {} : { subtract: callback('reducers', subtract) }
      return reduce(callback('reducers', fn), { ...options, ...subtracted })
    }
    case 'aggregate': {
      const initializer = golden('initializers', init)
      const subtracted = subtract === undefined ? {} : { subtract: callback('aggregators', subtract) }
      const all = { ...options, ...subtracted } as never
      return fn === undefined
        ? aggregate(() => initializer(null), all)
        : aggregate(() => initializer(null), callback('aggregators', fn), all)
    }
    default:
      throw new Error(`no step ${op}`)
  }
}
