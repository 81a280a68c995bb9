import { computedGetter, tableValues, type TableValuesState } from '../processors/table-values.ts'
import { tableSource, type TableSourceState } from '../processors/table-source.ts'
import { storeValueGetter } from '../table/store-value-getter.ts'
import type { GraphNode, StreamGraph } from './graph.ts'
import { type MaterializedTable, tableStore } from './table-store.ts'
import type { TablePhase } from './phases.ts'
import type { AnySerde } from './serdes.ts'
import type { TopologyBuilder } from '../topology/topology-builder.ts'
import type { StoreBuilder } from '../stores/builder.ts'

/** A table made of records: what a node writes, and what its phase answers. */
export interface RecordTable {
  /** Adds the processor and, if something needs it, the store. Returns whether it has one. */
  writeTo(topology: TopologyBuilder, parents: readonly string[]): boolean
  phase(node: GraphNode, sources: ReadonlySet<string>): TablePhase
}

/**
 * The table that records of a topic, or a stream, make: it gets its store when something asks for old values or lookups, or if the store was named
 * (Kafka's KTableSource).
 */
export function recordTable(
  graph: StreamGraph,
  names: { readonly node: string; readonly store: string },
  options: MaterializedTable<unknown, unknown>,
  serdes: { readonly key: AnySerde | undefined; readonly value: AnySerde | undefined },
): RecordTable {
  const isVersioned = options.historyRetention !== undefined
  const isQueryable = options.store !== undefined
  const state: TableSourceState = {
    store: isQueryable || isVersioned ? names.store : undefined,
    sendsOldValues: false,
    isVersioned,
  }
  const builder = tableStore(graph, names.store, options, serdes)
  return {
    writeTo: (topology, parents) => {
      topology.addProcessor(names.node, tableSource(state), { parents })
      if (state.store === undefined) return false
      topology.addStore(builder, [names.node])
      return true
    },
    phase: (node, sources) => ({
      kind: 'table',
      node,
      ...serdes,
      sources,
      store: isQueryable ? names.store : undefined,
      isVersioned,
      enableSendingOldValues: (force) => {
        if (!force && state.store === undefined) return false
        state.store = names.store
        state.sendsOldValues = true
        return true
      },
      valueGetter: () => {
        state.store = names.store
        return storeValueGetter(names.store, isVersioned)
      },
    }),
  }
}

/** How a table's values become another's. */
export interface TableValuesSettings {
  readonly name: string
  readonly options: MaterializedTable<unknown, unknown>
  readonly key: AnySerde | undefined
  readonly value: AnySerde | undefined
  /** Whether it drops rows: then a change that neither brings nor takes one is not forwarded, where that can be known. */
  readonly isFilter: boolean
  readonly compute: (value: unknown, key: unknown) => unknown
}

/** A table computed from another: filtered, or with other values. */
export function addTableValues(
  graph: StreamGraph,
  table: TablePhase,
  { name, options, key, value, isFilter, compute }: TableValuesSettings,
): TablePhase {
  const { store } = options
  const isVersioned = store === undefined ? table.isVersioned : options.historyRetention !== undefined
  // Old values of a table that has a store cost nothing: with them, tombstones for rows that never were can be left out.
  const sendsOldValues = isFilter && table.enableSendingOldValues(false)
  const skipsNothing = isFilter && !table.isVersioned
  const state: TableValuesState = { store, isVersioned, skipsNothing, compute, sendsOldValues }
  const builder: StoreBuilder | undefined =
    store === undefined ? undefined : tableStore(graph, store, options, { key, value })
  const node = graph.add({
    name,
    parents: [table.node],
    writeTo: (topology, parents) => {
      topology.addProcessor(name, tableValues(state), { parents })
      if (builder !== undefined) topology.addStore(builder, [name])
    },
  })
  return {
    kind: 'table',
    node,
    key,
    value,
    sources: table.sources,
    store,
    isVersioned,
    enableSendingOldValues: (force) => {
      if (store !== undefined || table.enableSendingOldValues(force)) state.sendsOldValues = true
      return state.sendsOldValues
    },
    valueGetter: () =>
      store === undefined ? computedGetter(table.valueGetter(), compute) : storeValueGetter(store, isVersioned),
  }
}
