import { partitionOf } from './evidence.ts'
import type { ReadRecord } from './history.ts'

/** What must not be in a copy. */
export interface CopyAnomaly {
  readonly kind: 'NotCopied' | 'CopiedTwice' | 'CopiedOutOfOrder' | 'CopyOfNothing'
  readonly message: string
}

/**
 * Judges a topic into which another was copied by transactions, each record to its own partition: every record is there once, and in order. Both
 * are what a reader of committed records saw that read them from their start to their end; no two records of `source` have the same value.
 */
export function checkCopies(source: readonly ReadRecord[], copies: readonly ReadRecord[]): CopyAnomaly[] {
  const origins = new Map(source.map((record) => [record.value, record]))
  const copied = new Map<string, ReadRecord>()
  const last = new Map<number, number>()
  const anomalies: CopyAnomaly[] = []
  for (const copy of copies.toSorted((one, other) => one.partition - other.partition || one.offset - other.offset)) {
    const where = `${copy.value} at ${partitionOf(copy)}@${copy.offset}`
    const origin = origins.get(copy.value)
    const first = copied.get(copy.value)
    if (origin?.partition !== copy.partition) {
      anomalies.push({ kind: 'CopyOfNothing', message: `${where} is not in that partition of the source` })
      continue
    }
    if (first !== undefined) {
      anomalies.push({ kind: 'CopiedTwice', message: `${where} is at offset ${first.offset} too` })
      continue
    }
    copied.set(copy.value, copy)
    const before = last.get(copy.partition) ?? -1
    last.set(copy.partition, Math.max(before, origin.offset))
    if (origin.offset < before) {
      anomalies.push({ kind: 'CopiedOutOfOrder', message: `${where} stands behind the copy of offset ${before}` })
    }
  }
  for (const [value, origin] of origins) {
    if (copied.has(value)) continue
    anomalies.push({ kind: 'NotCopied', message: `${value} at ${partitionOf(origin)}@${origin.offset} has no copy` })
  }
  return anomalies
}
