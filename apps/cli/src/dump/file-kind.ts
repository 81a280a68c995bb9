import path from 'node:path'
import type { DumpKind } from './items.ts'

const bySuffix: readonly (readonly [string, DumpKind])[] = [
  ['.log', 'log'],
  ['.index', 'index'],
  ['.timeindex', 'timeindex'],
  ['.txnindex', 'txnindex'],
  ['.snapshot', 'snapshot'],
  // A snapshot of the metadata log (KIP-630) is made of record batches.
  ['.checkpoint', 'log'],
]

const byName: Readonly<Record<string, DumpKind>> = {
  'leader-epoch-checkpoint': 'leader-epochs',
  'recovery-point-offset-checkpoint': 'offsets',
  'log-start-offset-checkpoint': 'offsets',
  'replication-offset-checkpoint': 'offsets',
  'cleaner-offset-checkpoint': 'offsets',
  'partition.metadata': 'properties',
  'meta.properties': 'properties',
  'durable-offset-hint': 'durable-hint',
}

/** What brokers put behind a name: deleted, being written, being swapped in by the cleaner. */
const passing = /\.(deleted|tmp|cleaned|swap|orig)$/

/** What a file holds, by its name; undefined if the name says nothing. */
export function kindOf(file: string): DumpKind | undefined {
  const name = path.basename(file).replace(passing, '')
  if (Object.hasOwn(byName, name)) return byName[name]
  // The tail that recovery cut off: `00000000000000000042-512.torn`, or a whole segment.
  if (/^\d{20}(-\d+|\.log)\.torn$/.test(name)) return 'log'
  const suffix = bySuffix.find(([ending]) => name.endsWith(ending))
  return suffix !== undefined && /^\d{20}/.test(name) ? suffix[1] : undefined
}

/** The base offset that the name of a segment's file says; undefined for any other file. */
export function baseOffsetOf(file: string): number | undefined {
  const digits = /^(\d{20})(?![-\d])/.exec(path.basename(file))?.[1]
  return digits === undefined || !Number.isSafeInteger(Number(digits)) ? undefined : Number(digits)
}
