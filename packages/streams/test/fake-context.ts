import type { RecordHeaders } from '@millrace/client'
import { RecordHeaders as Headers } from '@millrace/client'
import { StreamError } from '@millrace/base'
import type {
  DropReason,
  Hold,
  InternalContext,
  PunctuationType,
  SavedTime,
  Scheduled,
} from '../src/processor/context.ts'
import { noOrigin, recordOf, type RecordOrigin, type StreamRecord } from '../src/record.ts'
import type { StateStore } from '../src/stores/store.ts'

export const noHeaders: RecordHeaders = new Headers([])

/** A record for tests: of no topic, without headers. */
export function input<Key, Value>(key: Key, value: Value, timestamp: number): StreamRecord<Key, Value> {
  return recordOf(key, value, timestamp, noHeaders, noOrigin)
}

export interface Forwarded {
  readonly record: StreamRecord<unknown, unknown>
  readonly child: string | undefined
}

/** What a processor alone needs of its task: it keeps what was forwarded and dropped; the test sets the times and gives the stores. */
export class FakeContext implements InternalContext {
  readonly applicationId = 'test'
  readonly taskId = '0_0'
  readonly nodeName: string
  readonly emitIntervalMs: number
  recordMetadata: RecordOrigin | undefined = undefined
  streamTimeMs = -1
  wallClockMs = 0
  commitsRequested = 0
  readonly forwarded: Forwarded[] = []
  readonly drops: { readonly reason: DropReason; readonly record: StreamRecord<unknown, unknown> }[] = []
  readonly savedTimes: Map<string, SavedTime>
  readonly #stores: ReadonlyMap<string, StateStore>
  readonly #idle: ((streamTimeMs: number) => boolean)[] = []
  readonly #punctuations = new Set<{ type: PunctuationType; callback: (timestampMs: number) => void }>()

  constructor({
    stores = [],
    emitIntervalMs = 0,
    nodeName = 'node',
    savedTimes = new Map<string, SavedTime>(),
  }: {
    readonly stores?: readonly StateStore[]
    readonly emitIntervalMs?: number
    readonly nodeName?: string
    /** Of a context before, as after a restart. */
    readonly savedTimes?: Map<string, SavedTime>
  } = {}) {
    this.#stores = new Map(stores.map((store) => [store.name, store]))
    this.emitIntervalMs = emitIntervalMs
    this.nodeName = nodeName
    this.savedTimes = savedTimes
  }

  forward(record: StreamRecord<unknown, unknown>, child?: string): void {
    this.forwarded.push({ record, child })
  }

  store<Store extends StateStore>(name: string): Store {
    const store = this.#stores.get(name)
    if (store === undefined) throw new StreamError('INVALID_REQUEST', `the test gave no store '${name}'`)
    return store as Store
  }

  schedule(_intervalMs: number, type: PunctuationType, callback: (timestampMs: number) => void): Scheduled {
    const punctuation = { type, callback }
    this.#punctuations.add(punctuation)
    return { cancel: () => void this.#punctuations.delete(punctuation) }
  }

  /** Fires all punctuations of that type, whatever their interval. */
  punctuate(type: PunctuationType, timestampMs: number): void {
    for (const punctuation of [...this.#punctuations]) if (punctuation.type === type) punctuation.callback(timestampMs)
  }

  whenIdle(advance: (streamTimeMs: number) => boolean): void {
    this.#idle.push(advance)
  }

  /** Time goes on without a record; returns whether anything was forwarded. */
  advance(streamTimeMs: number): boolean {
    return this.#idle.map((advance) => advance(streamTimeMs)).includes(true)
  }

  commit(): void {
    this.commitsRequested++
  }

  dropped(reason: DropReason, record: StreamRecord<unknown, unknown>): void {
    this.drops.push({ reason, record })
  }

  savedTime(name: string): SavedTime {
    const known = this.savedTimes.get(name)
    if (known !== undefined) return known
    const saved: SavedTime = { valueMs: -1 }
    this.savedTimes.set(name, saved)
    return saved
  }

  hold(): Hold {
    throw notHere('hold')
  }

  post(): void {
    throw notHere('post')
  }

  resume(): void {
    throw notHere('resume')
  }

  after(): Scheduled {
    throw notHere('after')
  }

  congested(): void {
    throw notHere('congested')
  }

  /** What was forwarded since the last call, as `[key, value, timestamp]`. */
  taken(): [key: unknown, value: unknown, timestamp: number][] {
    return this.forwarded.splice(0).map(({ record }) => [record.key, record.value, record.timestamp])
  }
}

function notHere(what: string): StreamError {
  return new StreamError('UNSUPPORTED', `a processor alone has no turns of a task: ${what}() needs the test driver`)
}
