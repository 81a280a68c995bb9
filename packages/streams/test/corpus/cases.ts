import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A value in JSON, as all golden values are. */
export type Json = null | number | string | boolean | readonly Json[] | { readonly [field: string]: Json }

/** A function by name, with its parameters: `['add', 1]`. */
export type Fn = readonly [name: string, ...parameters: Json[]]

/** One step of a described topology; which fields it has depends on `op`. See golden/README.md. */
export interface Step {
  readonly op: string
  readonly id?: string
  readonly from?: string | readonly string[]
  readonly left?: string
  readonly right?: string
  readonly topic?: string
  readonly fn?: Fn
  readonly init?: Fn
  readonly subtract?: Fn
  readonly merger?: Fn
  readonly key?: Fn
  readonly value?: Fn
  readonly foreignKey?: Fn
  readonly timestamp?: Fn
  readonly branches?: readonly { readonly id: string; readonly fn: Fn }[]
  readonly default?: string
  readonly groups?: readonly { readonly from: string; readonly fn: Fn }[]
  readonly store?: string
  readonly name?: string
  readonly kind?: 'inner' | 'left' | 'outer'
  readonly type?: 'tumbling' | 'hopping' | 'sliding' | 'session' | 'unlimited'
  readonly sizeMs?: number
  readonly advanceMs?: number
  readonly differenceMs?: number
  readonly gapMs?: number
  readonly startMs?: number
  readonly graceMs?: number
  readonly beforeMs?: number
  readonly afterMs?: number
  readonly retentionMs?: number
  readonly historyRetentionMs?: number
  readonly partitions?: number
  readonly caching?: boolean
  readonly inMemory?: boolean
  readonly emit?: string
  readonly until?: string
  readonly limitMs?: number
  readonly buffer?: { readonly maxRecords: number; readonly full: 'emitEarly' | 'shutDown' }
  readonly processor?: string
  readonly time?: 'stream' | 'wall'
  readonly intervalMs?: number
  readonly addMs?: number
  readonly rangeFrom?: string
  readonly rangeTo?: string
}

export type Headers = readonly (readonly [name: string, text: string])[]
export type InputRow =
  | readonly [topic: string, key: string | null, value: Json, timestampMs: number, headers?: Headers]
  | { readonly advanceWallClockMs: number }
export type OutputRow = readonly [
  after: number,
  topic: string,
  key: string | null,
  value: Json,
  timestampMs: number,
  headers?: Headers,
]

export interface StoreRows {
  readonly type: 'kv' | 'plain' | 'window' | 'session' | 'versioned'
  readonly rows: readonly (readonly Json[])[]
}
export type StoresRows = Readonly<Record<string, StoreRows>>

/** One case: a topology, what goes in, and what Apache Kafka Streams answered. */
export interface Case {
  readonly name: string
  readonly topology: readonly Step[]
  readonly config?: { readonly cacheBytes?: number; readonly emitIntervalMs?: number; readonly optimize?: string }
  readonly input: readonly InputRow[]
  readonly expected: readonly OutputRow[]
  readonly stores?: StoresRows
  readonly error?: { readonly after: number; readonly type: string }
  readonly inMemory?: { readonly expected?: readonly OutputRow[]; readonly stores?: StoresRows }
  readonly longRetention?: { readonly expected?: readonly OutputRow[]; readonly stores?: StoresRows }
  readonly description?: string
  readonly subtopologies?: Readonly<Record<string, GoldenSubtopology>>
}

export interface GoldenSubtopology {
  readonly sources: readonly string[]
  readonly sinks: readonly string[]
  readonly repartitionSources: readonly string[]
  readonly changelogs: Readonly<Record<string, string>>
}

const folder = new URL('../../golden/', import.meta.url)

/** The names of all families, in order. */
export const families: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json.gz'))
  .map((name) => name.slice(0, -'.json.gz'.length))
  .toSorted()

/** The cases of a family. */
export function casesOf(family: string): readonly Case[] {
  const text = gunzipSync(readFileSync(new URL(`${family}.json.gz`, folder))).toString('utf8')
  return (JSON.parse(text) as { cases: Case[] }).cases
}
