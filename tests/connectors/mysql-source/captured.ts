import { silentLogger, type Logger } from '@millrace/base'
import type { OffsetMap, SourceConnector, SourceRecord } from '@millrace/connect'
import { mariaDbSource } from '@millrace/connector-mysql-source'

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
  /** Default: that for MariaDB. */
  readonly connector?: SourceConnector
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
  #wake: () => void = () => {}

  constructor(options: CaptureOptions) {
    this.#running = this.#read(options).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error))
      this.#wake()
    })
  }

  async #read({
    connector = mariaDbSource,
    config,
    offsets = new KeptOffsets(),
    logger = silentLogger,
    keeps = true,
  }: CaptureOptions): Promise<void> {
    const { signal } = this.#stop
    const context = { connector: 'c', task: 0, key: 'all', config, signal, logger, offset: offsets.read }
    const task = await connector.open(context)
    for await (const { records, positions = [] } of task) {
      const moved = [
        ...records.map(({ sourcePartition, sourceOffset }) => ({ partition: sourcePartition, offset: sourceOffset })),
        // It forgets no partition.
        ...positions.flatMap(({ partition, offset }) => (offset === null ? [] : [{ partition, offset }])),
      ]
      this.records.push(...records)
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
