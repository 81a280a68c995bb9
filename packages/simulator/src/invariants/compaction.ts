import { type CommittedRecord, recordsOf } from './committed-records.ts'
import { type Invariant, Violation } from './invariant.ts'
import type { StoredBatch } from './stored-batch.ts'

interface Kept {
  readonly offset: number
  readonly value: string | undefined
}

/** A record of a topic that is read from its start to its end. */
export interface FoundRecord {
  readonly offset: number
  readonly key: string | undefined
  readonly value: string | undefined
}

/** What is committed in a partition, by what it says. */
class Truth {
  /** By offset. */
  readonly records = new Map<number, { readonly key: string; readonly value: string | undefined }>()
  /** By key. */
  readonly newest = new Map<string, Kept>()
  pending: CommittedRecord[] = []

  add(record: CommittedRecord): void {
    if (record.end !== undefined) {
      const ended = this.pending.filter(({ producerId }) => producerId === record.producerId)
      this.pending = this.pending.filter(({ producerId }) => producerId !== record.producerId)
      if (record.end === 'COMMIT') for (const one of ended) this.#count(one)
      return
    }
    const key = textOf(record.key)
    if (key === undefined) return
    this.records.set(record.offset, { key, value: textOf(record.value) })
    if (record.isTransactional) this.pending.push(record)
    else this.#count(record)
  }

  #count({ offset, key, value }: CommittedRecord): void {
    const name = textOf(key)
    if (name === undefined || (this.newest.get(name)?.offset ?? -1) > offset) return
    this.newest.set(name, { offset, value: textOf(value) })
  }
}

/**
 * A compacted segment holds the newest record of each key that was in those that it replaces (a deletion may have gone), nothing that was not
 * in them, and each at its offset.
 */
export class CompactionKeepsNewest implements Invariant {
  readonly name = 'CompactionKeepsNewest'
  readonly #truths = new Map<string, Truth>()

  recordCommitted(partition: string, record: CommittedRecord): void {
    const truth = this.#truths.get(partition) ?? new Truth()
    this.#truths.set(partition, truth)
    truth.add(record)
  }

  segmentCompacted(host: string, partition: string, batches: readonly StoredBatch[]): void {
    const [first, last] = [batches[0], batches.at(-1)]
    const truth = this.#truths.get(partition)
    if (first === undefined || last === undefined || truth === undefined) return
    const where = `the compacted segment at ${first.baseOffset} of ${partition} on ${host}`
    const kept = new Set<number>()
    for (const batch of batches) {
      for (const { offset, key, value, end } of recordsOf(batch)) {
        kept.add(offset)
        const written = truth.records.get(offset)
        if (end !== undefined || (written !== undefined && same(written, { key: textOf(key), value: textOf(value) })))
          continue
        throw new Violation(this.name, `${where} has at offset ${offset} what was not written there`)
      }
    }
    for (const [key, { offset, value }] of truth.newest) {
      if (offset < first.baseOffset || offset >= last.nextOffset || value === undefined || kept.has(offset)) continue
      throw new Violation(this.name, `${where} lacks the newest record of key ${key}, which was at offset ${offset}`)
    }
  }

  /** Somebody has read the partition from its start to its end. */
  logRead(partition: string, found: readonly FoundRecord[]): void {
    const truth = this.#truths.get(partition)
    const last = new Map<string, FoundRecord>()
    for (const record of found) if (record.key !== undefined) last.set(hexOf(record.key), record)
    for (const [key, { offset, value }] of truth?.newest ?? []) {
      const read = last.get(key)
      const [want, have] = [value, read?.value === undefined ? undefined : hexOf(read.value)]
      if (want === have && (want === undefined || read?.offset === offset)) continue
      const saw = read === undefined ? 'nothing' : `offset ${read.offset}`
      throw new Violation(
        this.name,
        `who reads all of ${partition} finds ${saw} of key ${key}, whose newest record is at ${offset}`,
      )
    }
  }
}

function same(
  one: { key: string; value: string | undefined },
  other: { key: string | undefined; value: string | undefined },
): boolean {
  return one.key === other.key && one.value === other.value
}

const hexOf = (text: string): string => Buffer.from(text).toString('hex')

function textOf(bytes: Buffer | null): string | undefined {
  return bytes?.toString('hex')
}
