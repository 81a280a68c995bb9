import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CollectingLogger, collectingLogger } from '@millrace/base/testing'
import { type OffsetMap, type SourceConnector, type SourceRecord, toText } from '@millrace/connect'

/** A folder of its own, which goes away. */
export async function temporaryFolder(): Promise<{
  readonly path: string
  [Symbol.asyncDispose](): Promise<void>
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-files-'))
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

const keyOf = (partition: OffsetMap): string =>
  JSON.stringify(Object.entries(partition).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Offsets that were kept. */
export class KeptOffsets {
  readonly #kept = new Map<string, OffsetMap>()

  get(partition: OffsetMap): OffsetMap | null {
    return this.#kept.get(keyOf(partition)) ?? null
  }

  keep(partition: OffsetMap, offset: OffsetMap | null): void {
    if (offset === null) this.#kept.delete(keyOf(partition))
    else this.#kept.set(keyOf(partition), offset)
  }

  get size(): number {
    return this.#kept.size
  }
}

export interface Reading extends AsyncDisposable {
  /** So many more records. */
  records(count: number): Promise<readonly SourceRecord[]>
  /** Their texts. */
  next(count: number): Promise<readonly string[]>
  /** Goes on, without records, until something is so. */
  until(isSo: () => boolean): Promise<void>
  readonly logger: CollectingLogger
}

/** Reads with a source, and keeps all offsets as they come. */
export async function read(
  source: SourceConnector,
  config: Readonly<Record<string, string>>,
  kept = new KeptOffsets(),
): Promise<Reading> {
  const stop = new AbortController()
  const logger = collectingLogger()
  const task = await source.open({
    connector: 'c',
    task: 0,
    key: 'all',
    config,
    signal: stop.signal,
    logger,
    offset: async (partition) => kept.get(partition),
  })
  const batches = task[Symbol.asyncIterator]()
  const waiting: SourceRecord[] = []
  const readBatch = async (): Promise<void> => {
    const given = await batches.next()
    if (given.done === true) throw new Error('the source has ended')
    const { records, positions = [] } = given.value
    for (const record of records) {
      waiting.push(record)
      kept.keep(record.sourcePartition, record.sourceOffset)
      task.onSettled?.(record, record.unreadable === undefined ? 'stored' : 'failed')
    }
    for (const { partition, offset } of positions) kept.keep(partition, offset)
    const last = records.at(-1)
    if (last !== undefined) {
      await task.onCommitted?.([{ partition: last.sourcePartition, offset: last.sourceOffset }])
    }
    for (const { partition, offset } of positions) {
      if (offset !== null) await task.onCommitted?.([{ partition, offset }])
    }
  }
  let stepping: Promise<void> | undefined
  /** Until the next batch has come, which may be asked for already. */
  const step = async (): Promise<void> => {
    stepping ??= readBatch().finally(() => {
      stepping = undefined
    })
    await stepping
  }
  const take = async (count: number): Promise<readonly SourceRecord[]> => {
    while (waiting.length < count) await step()
    return waiting.splice(0, count)
  }
  return {
    records: take,
    logger,
    next: async (count) => (await take(count)).map(({ value }) => toText(value.schema, value.value)),
    async until(isSo) {
      while (!isSo()) {
        await Promise.race([step(), new Promise((resolve) => setImmediate(resolve))])
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      // What was asked for ends with the task.
      await Promise.allSettled([stepping])
      await batches.return?.()
    },
  }
}
