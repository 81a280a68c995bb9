import type { OperatorFunction } from 'rxjs'
import { mappingValues } from '../../processors/stateless.ts'
import { checkOptions } from '../check-options.ts'
import type { StreamGraph } from '../graph.ts'
import type { MaterializedTable } from '../table-store.ts'
import { operator } from '../operator.ts'
import type { KeyOf, PhaseElement, StreamOrTable, TablePhase, TableRow, ValueOf, WithValueOf } from '../phases.ts'
import { addTableValues } from '../table-phase.ts'
import { addStateless, type Callback, filterStream } from './stateless.ts'
import { nodeName } from '../named.ts'

/** Of operators that work on streams and on tables: a table may be given a store; what is for that is refused of a stream (INVALID_CONFIG). */
export interface ValuesOptions<Key, Value> extends MaterializedTable<Key, Value> {}

/** What a filter leaves of a phase: the same. */
export type FilteredOf<Element> =
  Element extends PhaseElement<'table', infer Key, infer Value>
    ? TableRow<Key, Value>
    : WithValueOf<Element, ValueOf<Element>>

/**
 * Keeps the records of a stream, or the rows of a table, that the predicate accepts. A row of a table that it refuses is removed, which is a
 * tombstone behind `toStream`.
 */
export function filter<Element extends StreamOrTable>(
  predicate: Callback<KeyOf<Element>, ValueOf<Element>, boolean>,
  options: ValuesOptions<KeyOf<Element>, ValueOf<Element>> = {},
): OperatorFunction<Element, FilteredOf<Element>> {
  return filterOperator('filter', predicate, options, false)
}

/** Keeps the records of a stream, or the rows of a table, that the predicate refuses; see {@link filter}. */
export function filterNot<Element extends StreamOrTable>(
  predicate: Callback<KeyOf<Element>, ValueOf<Element>, boolean>,
  options: ValuesOptions<KeyOf<Element>, ValueOf<Element>> = {},
): OperatorFunction<Element, FilteredOf<Element>> {
  return filterOperator('filterNot', predicate, options, true)
}

function filterOperator<Element, Out>(
  operatorName: string,
  predicate: Callback<never, never, boolean>,
  options: ValuesOptions<unknown, unknown>,
  isNegated: boolean,
): OperatorFunction<Element, Out> {
  checkOptions('materialized', options, `${operatorName}()`)
  // What flows is of the types that the callback takes: the phases say so.
  const accepts = predicate as Callback<unknown, unknown, boolean>
  return operator(operatorName, ['stream', 'table'], (phase, graph) => {
    if (phase.kind === 'stream') {
      checkOptions('named', options, `${operatorName}() of a stream`)
      return filterStream(graph, phase, predicate, { isNegated, name: options.name })
    }
    return addTableValues(graph, phase, {
      name: nameOf(graph, 'KTABLE-FILTER-', options),
      options,
      key: options.key ?? phase.key,
      value: options.value ?? phase.value,
      isFilter: true,
      compute: (value, key) => (accepts(value, key) === isNegated ? null : value),
    })
  })
}

/** Makes another value of each record of a stream, or row of a table; the key stays. Not called for a table's tombstones. */
export function mapValues<Element extends StreamOrTable, Value>(
  project: Callback<KeyOf<Element>, ValueOf<Element>, Value>,
  options: ValuesOptions<KeyOf<Element>, Value> = {},
): OperatorFunction<Element, WithValueOf<Element, Value>> {
  const compute = project as unknown as Callback<unknown, unknown, unknown>
  checkOptions('materialized', options, 'mapValues()')
  return operator('mapValues', ['stream', 'table'], (phase, graph) => {
    if (phase.kind === 'table') return mapTable(graph, phase, compute, options)
    checkOptions('values', options, 'mapValues() of a stream')
    const mapped = addStateless(
      graph,
      phase,
      { prefix: 'KSTREAM-MAPVALUES-', name: options.name },
      mappingValues(compute),
      { value: true },
    )
    return { ...mapped, value: options.value }
  })
}

function mapTable(
  graph: StreamGraph,
  table: TablePhase,
  compute: Callback<unknown, unknown, unknown>,
  options: ValuesOptions<unknown, unknown>,
): TablePhase {
  return addTableValues(graph, table, {
    name: nameOf(graph, 'KTABLE-MAPVALUES-', options),
    options,
    key: options.key ?? table.key,
    value: options.value,
    isFilter: false,
    compute,
  })
}

/** As Kafka counts: a store that is asked for, but has no name, takes a number. */
function nameOf(
  graph: StreamGraph,
  prefix: string,
  { name, store, ...options }: ValuesOptions<unknown, unknown>,
): string {
  const isMaterialized = Object.values(options).some((value) => value !== undefined)
  if (store === undefined && isMaterialized) graph.nextStoreName(prefix)
  return nodeName(graph, prefix, name)
}
