import { serde } from '@millrace/client'
import { StreamError } from '@millrace/base'
import type { OperatorFunction } from 'rxjs'
import { aggregatorOf, mergerOf, type Aggregator, type Merger, type Reducer } from '../../processors/aggregation.ts'
import { addCogroup } from '../aggregates/cogroup-table.ts'
import type { AggregateOf, AnyCogrouped, AnyGrouped, KindOf } from '../aggregates/elements.ts'
import { addTableAggregate } from '../aggregates/grouped-table.ts'
import type { AggregateOptions, AggregateSettings } from '../aggregates/kept.ts'
import { addStreamAggregate } from '../aggregates/stream-table.ts'
import { operator } from '../operator.ts'
import type { KeyOf, PhaseInfo, ValueOf } from '../phases.ts'
import { anySerde } from '../serdes.ts'

const groupedKinds = ['grouped stream', 'windowed stream', 'session windowed stream', 'grouped table'] as const
const cogroupedKinds = ['cogrouped stream', 'windowed cogrouped stream', 'session windowed cogrouped stream'] as const

/** What `count` and `reduce` of windows are told besides; the store's keys are those of the group. */
export type OptionsOf<Element, Value> = AggregateOptions<KeyOf<Element>, Value>

/** What {@link reduce} is told besides. */
export type ReduceArguments<Element> =
  KindOf<Element> extends 'grouped table'
    ? [
        options: OptionsOf<Element, ValueOf<Element>> & {
          /** Takes away what a row was: `(aggregate, oldValue) => ...`. */
          readonly subtract: Reducer<ValueOf<Element>>
        },
      ]
    : [options?: OptionsOf<Element, ValueOf<Element>>]

/** What {@link aggregate} is told besides the initializer. */
export type AggregateArguments<Element, Aggregate> =
  KindOf<Element> extends 'cogrouped stream' | 'windowed cogrouped stream'
    ? [options?: OptionsOf<Element, Aggregate>]
    : KindOf<Element> extends 'session windowed cogrouped stream'
      ? [options: OptionsOf<Element, Aggregate> & MergeOption<Element, Aggregate>]
      : [
          aggregator: Aggregator<KeyOf<Element>, ValueOf<Element>, Aggregate>,
          ...rest: KindOf<Element> extends 'session windowed stream'
            ? [options: OptionsOf<Element, Aggregate> & MergeOption<Element, Aggregate>]
            : KindOf<Element> extends 'grouped table'
              ? [options: OptionsOf<Element, Aggregate> & SubtractOption<Element, Aggregate>]
              : [options?: OptionsOf<Element, Aggregate>],
        ]

interface MergeOption<Element, Aggregate> {
  /** Makes one aggregate of those of two sessions that a record joined: `(one, other, key) => ...`. */
  readonly merge: Merger<KeyOf<Element>, Aggregate>
}

interface SubtractOption<Element, Aggregate> {
  /** Takes away what a row was: `(aggregate, oldValue, key) => ...`. */
  readonly subtract: Aggregator<KeyOf<Element>, ValueOf<Element>, Aggregate>
}

/** Options as operators see them. */
interface AnyOptions extends AggregateSettings {
  readonly merge?: unknown
  readonly subtract?: unknown
}

/**
 * Counts the records of each key (and window), or the rows of each group of a table. Records without value are not counted, but in tumbling,
 * hopping and session windows they are.
 */
export function count<Element extends AnyGrouped>(
  options: OptionsOf<Element, number> = {},
): OperatorFunction<Element, AggregateOf<Element, number>> {
  const plus: Aggregator<unknown, unknown, unknown> = (total) => (total as number) + 1
  const minus: Aggregator<unknown, unknown, unknown> = (total) => (total as number) - 1
  const merger: Merger<unknown, unknown> = (one, other) => (one as number) + (other as number)
  const common = { initializer: () => 0, aggregator: plus, value: anySerde(serde.long()) }
  return operator('count', groupedKinds, (phase, graph): PhaseInfo => {
    if (phase.kind === 'grouped table')
      return addTableAggregate(graph, phase, { ...common, prefix: 'KTABLE-AGGREGATE-', subtractor: minus }, options)
    const kind = { ...common, prefix: 'KSTREAM-AGGREGATE-', merger, countsTwice: true } as const
    return addStreamAggregate(graph, phase, kind, options)
  })
}

/**
 * Makes one value of all values of each key (and window): the first is the aggregate, `reducer(aggregate, value)` adds the others; null removes the
 * row. Of a grouped table, `subtract` takes away what a row was.
 */
export function reduce<Element extends AnyGrouped>(
  reducer: Reducer<ValueOf<Element>>,
  ...[given]: ReduceArguments<Element>
): OperatorFunction<Element, AggregateOf<Element, ValueOf<Element>>> {
  const add = reducer as Reducer<unknown>
  const options: AnyOptions = given ?? {}
  const common = { initializer: () => null, aggregator: aggregatorOf(add) }
  return operator('reduce', groupedKinds, (phase, graph): PhaseInfo => {
    if (phase.kind === 'grouped table') {
      const subtract = subtractOf('reduce', options) as Reducer<unknown>
      const kind = { ...common, prefix: 'KTABLE-REDUCE-', subtractor: subtract, value: phase.value } as const
      return addTableAggregate(graph, phase, kind, without(options, 'subtract'))
    }
    const group = phase.kind === 'grouped stream' ? phase : phase.group
    const kind = { ...common, prefix: 'KSTREAM-REDUCE-', merger: mergerOf(add), value: group.value } as const
    return addStreamAggregate(graph, phase, kind, options)
  })
}

/**
 * Makes one aggregate of all values of each key (and window): from what `initializer` gives, `(aggregate, value, key) => ...` adds each; null removes
 * the row. Sessions need `merge`, grouped tables `subtract`; cogrouped streams have their aggregators already.
 */
export function aggregate<Element extends AnyGrouped | AnyCogrouped, Aggregate>(
  initializer: () => Aggregate,
  ...given: AggregateArguments<Element, Aggregate>
): OperatorFunction<Element, AggregateOf<Element, Aggregate>> {
  const [first, second] = given as unknown as [
    Aggregator<unknown, unknown, unknown> | AnyOptions | undefined,
    AnyOptions?,
  ]
  const options = (typeof first === 'function' ? second : first) ?? {}
  const merger = options.merge as Merger<unknown, unknown> | undefined
  return operator('aggregate', [...groupedKinds, ...cogroupedKinds], (phase, graph): PhaseInfo => {
    const isOfSessions = phase.kind === 'session windowed stream' || phase.kind === 'session windowed cogrouped stream'
    const settings = isOfSessions ? without(options, 'merge') : options
    if ('inputs' in phase) return addCogroup(graph, phase, { initializer, merger }, settings)
    if (typeof first !== 'function')
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `aggregate() of a ${phase.kind} has no aggregator: give one after the initializer`,
      )
    const common = { initializer, aggregator: first, value: undefined }
    if (phase.kind !== 'grouped table')
      return addStreamAggregate(graph, phase, { ...common, prefix: 'KSTREAM-AGGREGATE-', merger }, settings)
    const subtractor = subtractOf('aggregate', options) as Aggregator<unknown, unknown, unknown>
    const kind = { ...common, prefix: 'KTABLE-AGGREGATE-', subtractor } as const
    return addTableAggregate(graph, phase, kind, without(options, 'subtract'))
  })
}

/** What is left of options for the table, once what the operator itself takes is gone: anything else that stays is refused there. */
function without(options: AnyOptions, taken: 'merge' | 'subtract'): AggregateSettings {
  return { ...options, [taken]: undefined }
}

function subtractOf(name: string, { subtract }: AnyOptions): unknown {
  if (subtract !== undefined) return subtract
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `${name}() of a grouped table has no subtract: give one in the options, since rows change and go`,
  )
}
