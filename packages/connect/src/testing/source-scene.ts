import type { SourceConnector } from '../connectors/define-source.ts'
import type { SourceRecord } from '../data/record.ts'
import { toText } from '../data/text.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check, type ConnectorCase, fail, listed } from './check.ts'
import { SourceAttempt, type SourceAttemptParts, SourceStore } from './source-attempt.ts'
import { Secrets } from './secrets.ts'
import { until, within } from './waiting.ts'

/** Something that a source reads, for one case alone. */
export interface SourceSetting {
  /** What makes the connector read it, secrets too. Converters may be named; the default is JsonConverter. */
  readonly config: ConnectorConfig
  /** Has so many more records come into it, and answers what identifies each, in their order. No two are the same. */
  readonly produceInput: (count: number) => Promise<readonly string[]>
  /** Takes it away. */
  readonly tearDown?: () => Promise<void>
}

/** What is known of a source that its cases need. */
export interface SourceConformance {
  readonly connector: SourceConnector
  /** Makes something to read, with nothing in it: called for each case. */
  readonly setUp: () => Promise<SourceSetting>
  /** What identifies a record, as `produceInput` answers it; undefined for one that is no part of the input. Default: the text of its value. */
  readonly identify?: (record: SourceRecord) => string | undefined
  /** Whether a record may come again though its offset was kept: what is read from knows nothing of offsets. Default false. */
  readonly repeatsAfterCrash?: boolean
  /** Whether what comes in while the task is down is read later. Default true. */
  readonly readsWhatCameWhileDown?: boolean
  /** Whether records come in the order of the input. Default true. */
  readonly inOrder?: boolean
  /** Whether a task that begins anew reads all from the beginning. Default true. */
  readonly readsFromTheBeginning?: boolean
  /** Options whose names sound like secrets and are none. */
  readonly notSecret?: readonly string[]
  /** Options that make the config one that fails, such as a port where nothing listens: what it says then must hold no secrets. */
  readonly unreachable?: ConnectorConfig
  /** How long anything may take, in milliseconds. Default 20,000. */
  readonly waitMsMax?: number
  /** How long a task may take to stop, in milliseconds. Default 4,000: the runtime leaves it alone after 5,000. */
  readonly stopMsMax?: number
}

/** A case while it runs. */
export class SourceScene {
  readonly #options: SourceConformance
  readonly #setting: SourceSetting
  readonly #attempts: SourceAttempt[] = []
  readonly #waitMs: number
  readonly #stopMs: number
  readonly secrets: Secrets
  readonly store = new SourceStore()
  /** What was produced, in order. */
  readonly produced: string[] = []

  constructor(options: SourceConformance, setting: SourceSetting) {
    this.#options = options
    this.#setting = setting
    this.#waitMs = options.waitMsMax ?? 20_000
    this.#stopMs = options.stopMsMax ?? 4000
    this.secrets = Secrets.of(options.connector.config, setting.config)
  }

  get config(): ConnectorConfig {
    return this.#setting.config
  }

  begin(more: Partial<SourceAttemptParts> = {}): SourceAttempt {
    const { connector } = this.#options
    const attempt = new SourceAttempt({
      connector,
      config: this.config,
      store: this.store,
      secrets: this.secrets,
      ...more,
    })
    this.#attempts.push(attempt)
    return attempt
  }

  async produce(count: number): Promise<void> {
    const ids = await this.#setting.produceInput(count)
    check(ids.length === count, `produceInput(${count}) answered for ${ids.length} records`)
    this.produced.push(...ids)
    check(new Set(this.produced).size === this.produced.length, 'produceInput gave two records the same identity')
  }

  /** What identifies the records, of those that were produced in this case. */
  idsOf(records: readonly SourceRecord[]): readonly string[] {
    const { identify = ({ value: { schema, value } }) => toText(schema, value) } = this.#options
    const known = new Set(this.produced)
    return records.flatMap((record) => {
      const id = identify(record)
      return id !== undefined && known.has(id) ? [id] : []
    })
  }

  get missing(): readonly string[] {
    const stored = new Set(this.idsOf(this.store.stored))
    return this.produced.filter((id) => !stored.has(id))
  }

  /** Waits for something of an attempt; fails the case if that fails meanwhile. */
  async until(attempt: SourceAttempt, isSo: () => boolean, what: () => string): Promise<void> {
    await until(() => attempt.failure !== undefined || isSo(), this.#waitMs, what)
    if (attempt.failure !== undefined) fail('the task failed', attempt.failure)
  }

  /** Waits until all that was produced is stored. */
  allStored(attempt: SourceAttempt): Promise<void> {
    return this.until(
      attempt,
      () => this.missing.length === 0,
      () => `of ${this.produced.length} records ${this.missing.length} were not stored (${listed(this.missing)})`,
    )
  }

  /** Stops an attempt; fails the case if it takes too long. */
  async stop(attempt: SourceAttempt): Promise<void> {
    attempt.stop()
    await this.ended(attempt)
    if (attempt.failure !== undefined) fail('the task failed while it was stopped', attempt.failure)
  }

  async ended(attempt: SourceAttempt): Promise<void> {
    await within(attempt.done, this.#stopMs, 'a task that was told to stop did not end')
  }

  /** Ends what still runs, and takes away what was set up. */
  async close(): Promise<void> {
    for (const attempt of this.#attempts) {
      attempt.letGo()
      attempt.stop()
      await this.ended(attempt)
    }
    for (const attempt of this.#attempts) attempt.lookForSecrets()
  }
}

/** A case that is set up, run and taken away. */
export function sourceCase(
  options: SourceConformance,
  name: string,
  run: (scene: SourceScene) => Promise<void>,
): ConnectorCase {
  return {
    name,
    run: async () => {
      const setting = await options.setUp()
      try {
        const scene = new SourceScene(options, setting)
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
