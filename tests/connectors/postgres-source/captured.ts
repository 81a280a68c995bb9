import { silentLogger, type Logger } from '@millrace/base'
import type { OffsetMap, SourceRecord } from '@millrace/connect'
import { postgresSource } from '@millrace/connector-postgres-source'

const keyOf = (partition: OffsetMap): string => JSON.stringify(partition)

/** Offsets as a worker keeps them, in memory. */
export class KeptOffsets {
  readonly #kept = new Map<string, OffsetMap>()

  readonly read = async (partition: OffsetMap): Promise<OffsetMap | null> => this.#kept.get(keyOf(partition)) ?? null

  keep(partition: OffsetMap, offset: OffsetMap): void {
    this.#kept.set(keyOf(partition), offset)
  }
}

export interface CaptureOptions {
  readonly config: Readonly<Record<string, string>>
  readonly offsets?: KeptOffsets
  readonly logger?: Logger
  /** Whether offsets are kept, as after each batch is stored. Default: they are. */
  readonly keeps?: boolean
}

/** A task of the connector that is being read, without a cluster. */
export class Capture implements AsyncDisposable {
  readonly records: SourceRecord[] = []
  readonly #stop = new AbortController()
  readonly #running: Promise<void>
  #failure: Error | undefined
  #offset: OffsetMap | undefined
  #wake: () => void = () => {}

  constructor({ config, offsets = new KeptOffsets(), logger = silentLogger, keeps = true }: CaptureOptions) {
    this.#running = this.#read(config, offsets, logger, keeps).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error))
      this.#wake()
    })
  }

  async #read(config: CaptureOptions['config'], offsets: KeptOffsets, logger: Logger, keeps: boolean): Promise<void> {
    const { signal } = this.#stop
    const context = { connector: 'c', task: 0, key: 'all', config, signal, logger, offset: offsets.read }
    const task = await postgresSource.open(context)
    for await (const { records, positions = [] } of task) {
      const moved = [
        ...records.map(({ sourcePartition, sourceOffset }) => ({ partition: sourcePartition, offset: sourceOffset })),
        // A source may also forget a partition; this one has one alone, which it never does.
        ...positions.flatMap(({ partition, offset }) => (offset === null ? [] : [{ partition, offset }])),
      ]
      this.records.push(...records)
      this.#offset = moved.at(-1)?.offset ?? this.#offset
      if (keeps) for (const { partition, offset } of moved) offsets.keep(partition, offset)
      if (keeps) await task.onCommitted?.(moved)
      this.#wake()
      if (signal.aborted) return
    }
    this.#wake()
  }

  /** Resolves once `isSo`; rejects with what the task failed with. */
  async until(isSo: (records: readonly SourceRecord[]) => boolean): Promise<readonly SourceRecord[]> {
    while (!isSo(this.records)) {
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.records
  }

  /** Resolves once the task is between transactions, or somewhere at all, with all records up to there taken. */
  async between(): Promise<void> {
    await this.until(
      () =>
        this.#offset !== undefined &&
        this.#offset['lsn_transaction'] === undefined &&
        this.#offset['snapshot'] === undefined,
    )
  }

  /** What the task failed with, once it has. */
  async failure(): Promise<Error | undefined> {
    await this.#running
    return this.#failure
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    await this.#running
  }
}
