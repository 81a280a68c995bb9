import type {
  KeyValueStore,
  SessionStore,
  StateStore,
  ValueAndTimestamp,
  VersionedKeyValueStore,
  WindowStore,
} from '../../src/stores/store.ts'
import { type TestDriver, testDriver } from '../../src/testing/index.ts'
import type { Case, Json, OutputRow, StoreRows, StoresRows } from './cases.ts'
import { interpret, topicNamed } from './interpret.ts'

/** What a case gave. */
export interface Outcome {
  readonly rows: readonly OutputRow[]
  readonly stores: StoresRows
  /** What was thrown, and by which input. */
  readonly error: { readonly after: number; readonly thrown: unknown } | undefined
}

/** Runs a case; `restartAfter` is the input after which the process goes, and another begins with what the changelogs hold. */
export function run(test: Case, restartAfter = -1): Outcome {
  const { config = {} } = test
  using driver = testDriver(interpret(test), {
    cacheBytesMax: config.cacheBytes ?? 0,
    emitInterval: config.emitIntervalMs ?? 0,
    restartable: restartAfter >= 0,
  })
  const outputs = new Set(test.topology.flatMap(({ op, topic }) => (op === 'to' ? [topic] : [])))
  const rows: OutputRow[] = []
  let error: Outcome['error']
  let read = 0
  for (const [after, row] of test.input.entries()) {
    try {
      if ('advanceWallClockMs' in row) driver.advanceWallClock(row.advanceWallClockMs)
      else send(driver, row)
    } catch (thrown) {
      error = { after, thrown }
    }
    for (const record of driver.written.slice(read)) {
      if (outputs.has(record.topic)) rows.push(outputRow(after, record))
    }
    read = driver.written.length
    if (error !== undefined) break
    if (after === restartAfter) driver.restart()
  }
  return { rows, stores: storesOf(driver, test), error }
}

function send(driver: TestDriver, row: Exclude<Case['input'][number], { readonly advanceWallClockMs: number }>): void {
  const [topic, key, value, timestamp, headers = []] = row
  // What the topology does not read, nobody sees.
  driver.input(topicNamed(topic)).send({ key, value, timestamp, headers })
}

function outputRow(after: number, record: TestDriver['written'][number]): OutputRow {
  const key = record.key === null ? null : record.key.toString('utf8')
  const value = record.value === null ? null : (JSON.parse(record.value.toString('utf8')) as Json)
  const headers = [...record.headers].map(([name, content]) => [name, content?.toString('utf8') ?? ''] as const)
  const row = [after, record.topic, key, value, record.timestamp] as const
  return headers.length === 0 ? row : [...row, headers]
}

function storesOf(driver: TestDriver, { stores = {}, input }: Case): StoresRows {
  const records = input.flatMap((row) => ('advanceWallClockMs' in row ? [] : [row]))
  const times = records.map(([, , , timestamp]) => timestamp)
  const keys = new Set(records.map(([, key]) => key))
  return Object.fromEntries(
    Object.entries(stores).map(([name, { type, rows }]) => [
      name,
      { type, rows: rowsOf(driver.store(name), type, { expected: rows, times, keys }) },
    ]),
  )
}

/** What the recorder asked a store for. */
interface Asked {
  /** Of versioned stores, the rows of these keys, at these times. */
  readonly expected: readonly (readonly Json[])[]
  readonly times: readonly number[]
  /** Of session stores, the sessions of the input's keys. */
  readonly keys: ReadonlySet<string | null>
}

/** A store's rows, in the corpus's form. */
function rowsOf(store: StateStore, type: StoreRows['type'], { expected, times, keys }: Asked): StoreRows['rows'] {
  switch (type) {
    case 'kv':
      return [...(store as KeyValueStore<string, ValueAndTimestamp<Json>>).all()].map(([key, row]) => [
        key,
        row.value,
        row.timestamp,
      ])
    case 'plain':
      return [...(store as KeyValueStore<string, Json>).all()]
    case 'window':
      return [...(store as WindowStore<string, ValueAndTimestamp<Json>>).all()].map(([window, row]) => [
        window.key,
        window.startMs,
        row.value,
        row.timestamp,
      ])
    case 'session':
      return [...(store as SessionStore<string, Json>).fetchKeyRange(undefined, undefined)]
        .filter(([{ key }]) => keys.has(key))
        .map(([{ key, startMs, endMs }, value]) => [key, startMs, endMs, value])
    case 'versioned':
      return versionedRows(store as VersionedKeyValueStore<string, Json>, expected, times)
  }
}

/** First the latest, then each change of the answer over the times of the input. */
function versionedRows(
  store: VersionedKeyValueStore<string, Json>,
  expected: readonly (readonly Json[])[],
  times: readonly number[],
): StoreRows['rows'] {
  const keys = [...new Set(expected.map(([key]) => key as string))]
  const distinct = [...new Set(times)].toSorted((one, other) => one - other)
  return keys.flatMap((key) => {
    const latest = store.get(key)
    const rows: Json[][] = []
    let before = JSON.stringify([null, null])
    for (const asOf of distinct) {
      const version = store.getAsOf(key, asOf)
      const row = [version?.value ?? null, version?.timestamp ?? null]
      const now = JSON.stringify(row)
      if (now !== before) rows.push([key, asOf, ...row])
      before = now
    }
    return [[key, null, latest?.value ?? null, latest?.timestamp ?? null], ...rows]
  })
}
