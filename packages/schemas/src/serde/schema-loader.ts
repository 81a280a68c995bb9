/** What loads schemas before records are read with them: a serde is synchronous, and a registry is not. */
export interface SchemaLoader {
  /** Loads the schemas that these were written with, unless they are loaded. Rejects if the registry does not answer. */
  load(written: readonly Buffer[]): Promise<void>
}

/** What is read of a record. */
export interface WrittenRecord {
  readonly keyBytes: Buffer | null
  readonly valueBytes: Buffer | null
}

/** What is read of a batch. */
export interface WrittenBatch {
  readonly records: Iterable<WrittenRecord>
}

/** The serdes of a topic. */
export interface LoadingTopic {
  readonly key: unknown
  readonly value: unknown
}

/**
 * The records or batches that a consumer reads of a topic, each once the schemas are loaded that it was written with. Only what is new has to be asked for:
 *
 *     for await (const record of withSchemas(orders, consumer.records(orders))) { ... }
 *
 * Rejects as the consumer does, and if the registry does not answer. A schema that the registry does not have, or that can't be read as
 * the serde's, is told by the getter of the record.
 */
export async function* withSchemas<Item extends WrittenRecord | WrittenBatch>(
  topic: LoadingTopic,
  items: AsyncIterable<Item>,
): AsyncGenerator<Item, void, void> {
  const key = loaderOf(topic.key)
  const value = loaderOf(topic.value)
  for await (const item of items) {
    const records: Iterable<WrittenRecord> = 'records' in item ? item.records : [item]
    const keys: Buffer[] = []
    const values: Buffer[] = []
    for (const { keyBytes, valueBytes } of records) {
      if (key !== undefined && keyBytes !== null) keys.push(keyBytes)
      if (value !== undefined && valueBytes !== null) values.push(valueBytes)
    }
    await key?.load(keys)
    await value?.load(values)
    yield item
  }
}

function loaderOf(serde: unknown): SchemaLoader | undefined {
  return typeof serde === 'object' && serde !== null && 'load' in serde ? (serde as SchemaLoader) : undefined
}
