import type { OperatorFunction } from 'rxjs'
import type { ProcessorSupplier } from '../../processor/processor.ts'
import {
  filtering,
  flatMapping,
  flatMappingValues,
  forEaching,
  mapping,
  peeking,
  selectingKeys,
} from '../../processors/stateless.ts'
import type { StreamRecord } from '../../record.ts'
import { givenName } from '../check-options.ts'
import type { StreamGraph } from '../graph.ts'
import { operator } from '../operator.ts'
import type { End, StreamPhase, Streamed } from '../phases.ts'
import { nodeName } from '../named.ts'

/** Options that all operators have. */
export interface Named {
  /** The node's name in the description, instead of a generated one. */
  readonly name?: string | undefined
}

/** What a callback of an operator gets: a record's value and key. */
export type Callback<Key, Value, Result> = (value: Value, key: Key) => Result

/** What a stateless operator changes. */
interface Changes {
  readonly key?: boolean
  readonly value?: boolean
}

/** Adds one processor to a stream. */
export function addStateless(
  graph: StreamGraph,
  stream: StreamPhase,
  { prefix, name: given }: { readonly prefix: string; readonly name: string | undefined },
  supplier: ProcessorSupplier<never, never>,
  changes: Changes = {},
): StreamPhase {
  const name = nodeName(graph, prefix, given)
  const node = graph.add({
    name,
    parents: [stream.node],
    isKeyChanging: changes.key === true,
    isValueChanging: changes.value === true,
    writeTo: (topology, parents) => topology.addProcessor(name, supplier, { parents }),
  })
  return {
    ...stream,
    node,
    key: changes.key === true ? undefined : stream.key,
    value: changes.value === true ? undefined : stream.value,
    repartitionRequired: stream.repartitionRequired || changes.key === true,
  }
}

type StreamOperator<Key, Value, KeyOut, ValueOut> = OperatorFunction<
  Streamed<Key, Value>,
  StreamRecord<KeyOut, ValueOut>
>

/** Keeps the records of a stream that the predicate accepts; for tables see `filterTable`. */
export function filterStream(
  graph: StreamGraph,
  stream: StreamPhase,
  predicate: Callback<never, never, boolean>,
  { isNegated, name }: { readonly isNegated: boolean; readonly name: string | undefined },
): StreamPhase {
  // What flows is of the types that the predicate takes: the phases say so.
  const supplier = filtering(predicate as Callback<unknown, unknown, boolean>, isNegated)
  return addStateless(graph, stream, { prefix: 'KSTREAM-FILTER-', name }, supplier)
}

/** Makes another key and another value of each. What works by key behind it repartitions: use `mapValues` if the key stays. */
export function map<Key, Value, KeyOut, ValueOut>(
  project: Callback<Key, Value, readonly [KeyOut, ValueOut]>,
  options: Named = {},
): StreamOperator<Key, Value, KeyOut, ValueOut> {
  const name = givenName('map', options)
  return operator('map', ['stream'], (stream, graph) =>
    addStateless(
      graph,
      stream,
      { prefix: 'KSTREAM-MAP-', name },
      mapping(project as Callback<unknown, unknown, never>),
      {
        key: true,
        value: true,
      },
    ),
  )
}

/** Makes any number of records of each. What works by key behind it repartitions: use `flatMapValues` if the key stays. */
export function flatMap<Key, Value, KeyOut, ValueOut>(
  project: Callback<Key, Value, Iterable<readonly [KeyOut, ValueOut]>>,
  options: Named = {},
): StreamOperator<Key, Value, KeyOut, ValueOut> {
  const name = givenName('flatMap', options)
  return operator('flatMap', ['stream'], (stream, graph) => {
    const supplier = flatMapping(project as Callback<unknown, unknown, never>)
    return addStateless(graph, stream, { prefix: 'KSTREAM-FLATMAP-', name }, supplier, { key: true, value: true })
  })
}

/** Makes any number of values of each, with its key. */
export function flatMapValues<Key, Value, ValueOut>(
  project: Callback<Key, Value, Iterable<ValueOut>>,
  options: Named = {},
): StreamOperator<Key, Value, Key, ValueOut> {
  const name = givenName('flatMapValues', options)
  return operator('flatMapValues', ['stream'], (stream, graph) => {
    const supplier = flatMappingValues(project as Callback<unknown, unknown, never>)
    return addStateless(graph, stream, { prefix: 'KSTREAM-FLATMAPVALUES-', name }, supplier, { value: true })
  })
}

/** Gives each another key. What works by key behind it repartitions. */
export function selectKey<Key, Value, KeyOut>(
  select: Callback<Key, Value, KeyOut>,
  options: Named = {},
): StreamOperator<Key, Value, KeyOut, Value> {
  const name = givenName('selectKey', options)
  return operator('selectKey', ['stream'], (stream, graph) => {
    const supplier = selectingKeys(select as Callback<unknown, unknown, never>)
    return addStateless(graph, stream, { prefix: 'KSTREAM-KEY-SELECT-', name }, supplier, { key: true })
  })
}

/** Calls back for each, and passes it on. Side effects happen at least once: after a crash records are read again. */
export function peek<Key, Value>(
  look: Callback<Key, Value, void>,
  options: Named = {},
): StreamOperator<Key, Value, Key, Value> {
  const name = givenName('peek', options)
  return operator('peek', ['stream'], (stream, graph) => {
    const supplier = peeking(look as Callback<unknown, unknown, void>)
    return addStateless(graph, stream, { prefix: 'KSTREAM-PEEK-', name }, supplier)
  })
}

/** Calls back for each; nothing leaves. Side effects happen at least once: after a crash records are read again. */
export function forEach<Key, Value>(
  look: Callback<Key, Value, void>,
  options: Named = {},
): OperatorFunction<Streamed<Key, Value>, End> {
  const name = givenName('forEach', options)
  return operator('forEach', ['stream'], (stream, graph) => {
    const supplier = forEaching(look as Callback<unknown, unknown, void>)
    const { node } = addStateless(graph, stream, { prefix: 'KSTREAM-FOREACH-', name }, supplier)
    return { kind: 'end', node }
  })
}
