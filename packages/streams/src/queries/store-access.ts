import { StreamError } from '@millrace/base'
import { type Serde, partitioners } from '@millrace/client'
import type { StoreQueries } from '../stores/builder.ts'
import { codecOf } from '../stores/codec.ts'
import { queryLimits } from './limits.ts'
import type { PageRequest, RowPage, RowQuery, StoredRow } from './row-query.ts'

/** Where a question goes. */
export interface QueryOptions {
  /** Whether only this copy is asked. Default: false, whoever has the partition. */
  readonly local?: boolean | undefined
  /** Whether a standby may answer, which may lag behind. Default: false. */
  readonly standbys?: boolean | undefined
  /** The partition to look in. Default: that of the key, by the default partitioner; of ranges all, one after the other. */
  readonly partition?: number | undefined
  /** How long each call to another copy may take, in milliseconds. Default 5,000. */
  readonly timeoutMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** What a question that may have many rows takes besides. */
export interface ScanOptions extends QueryOptions {
  /** By the serialized keys, within each partition. Default: `forward`. */
  readonly order?: 'forward' | 'backward' | undefined
  /** Rows that are read, and held, at a time: 1 to 10,000. Default 1,000; a page ends at 1 MiB too. */
  readonly pageRows?: number | undefined
}

/** A store of the application, wherever its partitions are. */
export interface StoreAccess {
  readonly name: string
  readonly queries: StoreQueries
  /** 1 of global tables: every copy has them whole. */
  readonly partitionCount: number
  /** Some rows of one partition. Throws UNKNOWN_STORE, STORE_NOT_READY, STORE_MOVED, CLOSED, or what another copy answered. */
  page(partition: number, request: PageRequest, options: QueryOptions): Promise<RowPage>
}

/** Of records with key it only asks for the key and how many partitions there are. */
const chooser = partitioners.javaCompatible('', () => 0, { batchBytes: 1, adaptive: false })

/** The partition of a key, where its records went by the default partitioner. */
export function partitionOfKey(key: Uint8Array, partitionCount: number): number {
  if (partitionCount <= 1) return 0
  return chooser.choose({ topic: '', key, partitionCount, isAvailable: () => true, queuedBatches: () => 0 })
}

/** The bytes of a key, as the store's serde writes them. */
export function keyBytesOf(serde: Serde<unknown>, key: unknown): Uint8Array {
  return codecOf(serde).encode(key)
}

/** The partition that a question about one key goes to. Throws INVALID_REQUEST for one that there is not. */
export function partitionFor({ partitionCount, name }: StoreAccess, key: Uint8Array, options: QueryOptions): number {
  const { partition } = options
  if (partition === undefined) return partitionOfKey(key, partitionCount)
  checkPartition(name, partition, partitionCount)
  return partition
}

/** The one row that a question has, if it has any. */
export async function oneRow(
  access: StoreAccess,
  key: Uint8Array,
  query: RowQuery,
  options: QueryOptions,
): Promise<StoredRow | undefined> {
  const request = { query, after: undefined, rowsMax: 1, bytesMax: queryLimits.pageBytesMax }
  const { rows } = await access.page(partitionFor(access, key, options), request, options)
  return rows[0]
}

/**
 * All rows that a question has, page by page: the next is read when it is asked for. Each page is as of one commit; what is committed while
 * pages are read may be seen or not. `key`: of a question about one key.
 */
export async function* allRows(
  access: StoreAccess,
  key: Uint8Array | undefined,
  query: RowQuery,
  options: ScanOptions,
): AsyncGenerator<StoredRow & { readonly partition: number }, undefined, undefined> {
  const { pageRows: rowsMax = queryLimits.pageRows, signal } = options
  if (!Number.isSafeInteger(rowsMax) || rowsMax < 1 || rowsMax > queryLimits.pageRowsMax) {
    throw new StreamError('INVALID_REQUEST', `pageRows is from 1 to ${queryLimits.pageRowsMax}, not ${rowsMax}`)
  }
  const bytesMax = queryLimits.pageBytesMax
  for (const partition of partitionsOf(access, key, options)) {
    let after: StoredRow | undefined
    for (;;) {
      signal?.throwIfAborted()
      const { rows, isLast } = await access.page(partition, { query, after, rowsMax, bytesMax }, options)
      for (const row of rows) yield { ...row, partition }
      after = rows.at(-1)
      if (isLast || after === undefined) break
    }
  }
}

function partitionsOf(access: StoreAccess, key: Uint8Array | undefined, options: QueryOptions): number[] {
  if (key !== undefined) return [partitionFor(access, key, options)]
  const { name, partitionCount } = access
  const { partition } = options
  if (partition === undefined) return Array.from({ length: partitionCount }, (_, each) => each)
  checkPartition(name, partition, partitionCount)
  return [partition]
}

function checkPartition(store: string, partition: number, partitionCount: number): void {
  if (Number.isSafeInteger(partition) && partition >= 0 && partition < partitionCount) return
  throw new StreamError(
    'INVALID_REQUEST',
    `store ${store} has no partition ${partition}: it has ${partitionCount}, counted from 0`,
    { context: { store } },
  )
}
