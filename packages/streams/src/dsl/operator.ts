import { StreamError } from '@millrace/base'
import { Observable, type OperatorFunction } from 'rxjs'
import type { StreamGraph } from './graph.ts'
import type { PhaseInfo, PhaseKind, Phases } from './phases.ts'
import { isTagged, type TaggedOperator } from '../operators/tag.ts'
import { addRun } from '../operators/run.ts'

const dslOperator = Symbol.for('millrace.streams.operator')

/**
 * A stream, table or other phase of a topology: an Observable whose `pipe` describes what shall be done. Nothing flows before the topology
 * runs, so it cannot be subscribed to.
 */
export class Phase<Element> extends Observable<Element> {
  readonly graph: StreamGraph
  readonly info: PhaseInfo

  constructor(graph: StreamGraph, info: PhaseInfo) {
    super(() => {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `a ${info.kind} of a topology cannot be subscribed to: end it with to() or forEach(), and run the application`,
      )
    })
    this.graph = graph
    this.info = info
    this.pipe = (...operators: OperatorFunction<never, unknown>[]) => applyAll(this, operators)
  }
}

/** What {@link operator} gives. */
interface DslOperator {
  (source: Observable<unknown>): Observable<unknown>
  readonly [dslOperator]: string
}

/**
 * Makes an operator of the DSL: when `pipe` applies it to a phase of one of these kinds, `apply` adds its nodes to the graph and returns the
 * phase that follows. Throws INVALID_TOPOLOGY for anything else (the compiler refuses it before, unless it was told not to).
 *
 *     const filterNot = <K, V>(predicate) => operator<Streamed<K, V>, StreamRecord<K, V>>('filterNot', ['stream'], (source, graph) => ...)
 */
export function operator<In, Out, Kind extends PhaseKind = PhaseKind>(
  name: string,
  kinds: readonly Kind[],
  apply: (source: Phases[Kind], graph: StreamGraph) => PhaseInfo,
): OperatorFunction<In, Out> {
  const apply2 = (source: Observable<In>): Observable<Out> => {
    const { graph, info } = phaseOf(source, name)
    const isAllowed = (kinds as readonly PhaseKind[]).includes(info.kind)
    if (!isAllowed) {
      throw new StreamError('INVALID_TOPOLOGY', `${name}() works on a ${kinds.join(' or a ')}, not on a ${info.kind}`)
    }
    return new Phase<Out>(graph, apply(info as Phases[Kind], graph))
  }
  return Object.assign(apply2, { [dslOperator]: name })
}

/** The phase behind an Observable that a topology gave out: for operators that take others, such as joins. */
export function phaseOf(source: Observable<unknown>, name: string): Phase<unknown> {
  if (source instanceof Phase) return source
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `${name}() works on streams and tables of a topology (app.stream(), app.table()), not on any Observable`,
  )
}

/** Like {@link phaseOf}, and of that kind and the same application. */
export function phaseOfKind<Kind extends PhaseKind>(
  source: Observable<unknown>,
  name: string,
  kind: Kind,
  graph: StreamGraph,
): Phases[Kind] {
  const other = phaseOf(source, name)
  if (other.graph !== graph) {
    throw new StreamError('INVALID_TOPOLOGY', `${name}() was given a ${other.info.kind} of another application`)
  }
  if (other.info.kind !== kind) {
    throw new StreamError('INVALID_TOPOLOGY', `${name}() was given a ${other.info.kind}: it takes a ${kind}`)
  }
  return other.info as Phases[Kind]
}

function isDslOperator(candidate: unknown): candidate is DslOperator {
  return typeof candidate === 'function' && dslOperator in candidate
}

/** Applies DSL operators one by one, and runs of RxJS's as one node each. */
function applyAll(source: Phase<unknown>, operators: readonly unknown[]): Observable<never> {
  let current: Observable<unknown> = source
  let run: TaggedOperator[] = []
  const endRun = (): void => {
    if (run.length > 0) current = runOf(current, run)
    run = []
  }
  for (const candidate of operators) {
    if (isDslOperator(candidate)) {
      endRun()
      current = candidate(current)
    } else if (isTagged(candidate)) {
      run.push(accepted(candidate))
    } else {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        'an operator in pipe() is not known to streams: import it from @millrace/streams/operators instead of rxjs, or say what it does ' +
          'with stateless(op), volatile(op) or holding(op) from there',
      )
    }
  }
  endRun()
  return current as Observable<never>
}

function accepted(candidate: TaggedOperator): TaggedOperator {
  if (candidate.isAccepted) return candidate
  if (candidate.kind === 'holding') {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `${candidate.operator}() keeps records back and emits them later: say holding(${candidate.operator}(...)), so that none is lost`,
    )
  }
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `${candidate.operator}() keeps what it knows in memory, where it is lost when the task moves or the process ends: keep it in a store with ` +
      `aggregate(), reduce() or process(), or accept that with volatile(${candidate.operator}(...))`,
  )
}

function runOf(source: Observable<unknown>, run: readonly TaggedOperator[]): Phase<unknown> {
  const [first] = run
  const { graph, info } = phaseOf(source, first?.operator ?? 'pipe')
  if (info.kind !== 'stream') {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `${first?.operator ?? 'an operator'}() of RxJS works on a stream, not on a ${info.kind}: toStream() makes one of a table`,
    )
  }
  return new Phase(graph, addRun(graph, info, run))
}
