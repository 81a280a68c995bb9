import type { Anomaly } from './anomaly.ts'
import { writeCycles } from './cycles.ts'
import { Evidence } from './evidence.ts'
import type { History, ReadRecord } from './history.ts'
import { pollOrder, sendOrder } from './order.ts'
import { abortedReads, duplicates, inconsistentOffsets, lostWrites, unseenWrites } from './writes.ts'

const checks = [
  lostWrites,
  inconsistentOffsets,
  duplicates,
  abortedReads,
  pollOrder,
  sendOrder,
  unseenWrites,
  writeCycles,
]

/**
 * Judges a history. `everything` is what a reader of committed records saw that read all partitions from their first record to their end,
 * after all had ended. Nothing may have been deleted, nor compacted.
 */
export function checkHistory(history: History, everything: readonly ReadRecord[]): Anomaly[] {
  const evidence = new Evidence(history, everything)
  return checks.flatMap((check) => [...check(evidence)])
}
