import type { SinkConnector } from '../connectors/define-sink.ts'
import { sourceRecord } from '../data/record.ts'
import { RecordFlow } from '../tasks/record-flow.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check, type ConnectorCase, listed } from './check.ts'
import { Secrets } from './secrets.ts'
import { Crashed, SinkAttempt, type SinkCrash, type SinkInput, SinkStore } from './sink-attempt.ts'
import { until, within } from './waiting.ts'

/** Something that a sink writes to, for one case alone. */
export interface SinkSetting {
  /**
   * What makes the connector write to it, secrets too. Converters may be named; the default is JsonConverter with schemas. Without `topics` the
   * records come from the topic `conformance`.
   */
  readonly config: ConnectorConfig
  /** What is there now, once for each time that it is there: what identifies each record, in any order. */
  readonly readTarget: () => Promise<readonly string[]>
  /** Takes it away. */
  readonly tearDown?: () => Promise<void>
}

/** What is known of a sink that its cases need. */
export interface SinkConformance {
  readonly connector: SinkConnector
  /** Makes something to write to, with nothing in it: called for each case. */
  readonly setUp: () => Promise<SinkSetting>
  /** The record of a number. Default: the text `record-NUMBER` with the number as its key. */
  readonly record?: (number: number) => SinkInput
  /** What identifies the record of a number, as `readTarget` answers it. Default: `record-NUMBER`. */
  readonly identify?: (number: number) => string
  /** A record that the sink can't write, and has to reject; null if there is no such record. */
  readonly badRecord: (() => SinkInput) | null
  /** Whether records that were written before a crash, and not committed, may be there twice. Default false. */
  readonly duplicatesAfterCrash?: boolean
  /** Options whose names sound like secrets and are none. */
  readonly notSecret?: readonly string[]
  /** Options that make the config one that fails, such as a port where nothing listens: what it says then must hold no secrets. */
  readonly unreachable?: ConnectorConfig
  /** How long anything may take, in milliseconds. Default 20,000. */
  readonly waitMsMax?: number
  /** How long a task may take to stop, in milliseconds. Default 4,000: the runtime leaves it alone after 5,000. */
  readonly stopMsMax?: number
}

const timestamp = Date.UTC(2026, 0, 1)

/** A case while it runs. */
export class SinkScene {
  readonly #options: SinkConformance
  readonly #setting: SinkSetting
  readonly #attempts = new Set<SinkAttempt>()
  readonly #flow: RecordFlow
  readonly #ids = new Map<string, { readonly partition: number; readonly offset: number }>()
  readonly waitMs: number
  readonly stopMs: number
  readonly secrets: Secrets
  readonly store = new SinkStore()
  readonly topic: string
  #made = 0

  constructor(options: SinkConformance, setting: SinkSetting) {
    this.#options = options
    this.#setting = setting
    this.waitMs = options.waitMsMax ?? 20_000
    this.stopMs = options.stopMsMax ?? 4000
    this.secrets = Secrets.of(options.connector.config, setting.config)
    this.topic = setting.config['topics']?.split(',')[0]?.trim() ?? 'conformance'
    const plain = Object.entries(setting.config).filter(([name]) => !/^(transforms|predicates)(\.|$)/.test(name))
    this.#flow = new RecordFlow(Object.fromEntries(plain))
  }

  get config(): ConnectorConfig {
    return this.#setting.config
  }

  /** Puts records of the next numbers into a partition. */
  produce(partition: number, count: number): void {
    const { record = defaultRecord, identify = (number) => `record-${number}` } = this.#options
    for (let more = 0; more < count; more++) {
      const number = this.#made++
      const id = identify(number)
      check(!this.#ids.has(id), `identify gave two records the identity '${id}'`)
      this.#ids.set(id, { partition, offset: this.#append(partition, record(number)) })
    }
  }

  /** Puts a record into a partition that is not to be found in the target; answers its offset. */
  produceBad(partition: number, bad: SinkInput): number {
    return this.#append(partition, bad)
  }

  #append(partition: number, { key, value, headers = [] }: SinkInput): number {
    const from = { topic: this.topic, value, headers, sourcePartition: {}, sourceOffset: {} }
    const outgoing = this.#flow.outgoing(sourceRecord({ ...from, ...(key === undefined ? {} : { key }) }))
    check(outgoing !== null, 'without transforms no record is dropped')
    const records = this.store.partitions.get(partition) ?? []
    this.store.partitions.set(partition, records)
    const { key: keyBytes, value: valueBytes, headers: headerBytes } = outgoing.record
    const offset = records.length
    records.push({
      topic: this.topic,
      partition,
      offset,
      timestamp: timestamp + offset,
      keyBytes,
      valueBytes,
      headers: headerBytes,
    })
    return offset
  }

  async open(crash?: SinkCrash, more: Partial<Pick<SinkScene, 'config'>> = {}): Promise<SinkAttempt> {
    const { connector } = this.#options
    const { topic, store, secrets } = this
    const attempt = await within(
      SinkAttempt.open({ connector, config: this.config, topic, store, secrets, crash, ...more }),
      this.waitMs,
      'it was not opened',
    )
    this.#attempts.add(attempt)
    return attempt
  }

  /** Flushes until all that there is has been committed: a sink may want more than one for it. */
  async commitAll(attempt: SinkAttempt): Promise<void> {
    let failure: { readonly error: unknown } | undefined
    let flushing = false
    const flush = (): void => {
      flushing = true
      attempt.flush().then(
        () => {
          flushing = false
        },
        (error: unknown) => {
          failure = { error }
        },
      )
    }
    const isDone = (): boolean => {
      if (failure !== undefined || attempt.isDone) return true
      if (!flushing) flush()
      return false
    }
    const where = (): string => JSON.stringify([...this.store.committed])
    await until(
      isDone,
      this.waitMs,
      () => `what was written was not durable; [partition, offset] committed: ${where()}`,
    )
    if (failure !== undefined) throw failure.error
  }

  /** Fails the case unless every record that was committed is in the target. */
  async checkCommitted(): Promise<void> {
    const there = new Set(await this.#setting.readTarget())
    const lost = [...this.#ids]
      .filter(([id, { partition, offset }]) => offset < (this.store.committed.get(partition) ?? 0) && !there.has(id))
      .map(([id]) => id)
    check(lost.length === 0, `${listed(lost)} are committed and not in the target`)
  }

  /** Fails the case unless every record is in the target: once, or more often if that may be. */
  async checkAll({ duplicates }: { readonly duplicates: boolean }): Promise<void> {
    const counts = new Map<string, number>()
    for (const id of await this.#setting.readTarget()) counts.set(id, (counts.get(id) ?? 0) + 1)
    const lost = [...this.#ids.keys()].filter((id) => !counts.has(id))
    check(lost.length === 0, `${listed(lost)} are not in the target`)
    const strange = [...counts.keys()].filter((id) => !this.#ids.has(id))
    check(strange.length === 0, `readTarget answers ${listed(strange)}, which nobody produced`)
    const twice = [...counts].filter(([, count]) => count > 1).map(([id]) => id)
    const why = 'if that can not be otherwise after a crash, say so with duplicatesAfterCrash'
    check(duplicates || twice.length === 0, `${listed(twice)} are in the target more than once; ${why}`)
  }

  /** Ends a task; fails the case if it takes too long. */
  async end(attempt: SinkAttempt): Promise<void> {
    this.#attempts.delete(attempt)
    await within(attempt.end(), this.stopMs, 'a task that was told to stop did not close')
    attempt.lookForSecrets()
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    for (const attempt of this.#attempts) await this.end(attempt)
  }
}

function defaultRecord(number: number): SinkInput {
  return { key: { schema: null, value: String(number) }, value: { schema: null, value: `record-${number}` } }
}

/** Whether an error is the end that was asked for. */
export function isCrash(error: unknown): boolean {
  return error instanceof Crashed
}

/** A case that is set up, run and taken away. */
export function sinkCase(
  options: SinkConformance,
  name: string,
  run: (scene: SinkScene) => Promise<void>,
): ConnectorCase {
  return {
    name,
    run: async () => {
      const setting = await options.setUp()
      try {
        const scene = new SinkScene(options, setting)
        try {
          await run(scene)
        } finally {
          await scene.close()
        }
      } finally {
        await setting.tearDown?.()
      }
    },
  }
}
