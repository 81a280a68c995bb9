import type { SnapshotMeta } from '../types.ts'

/** Whether both are the same file: two nodes may make different ones of the same state. */
export function sameSnapshot(a: SnapshotMeta, b: SnapshotMeta): boolean {
  return a.endOffset === b.endOffset && a.term === b.term && a.sizeBytes === b.sizeBytes && a.checksum === b.checksum
}
