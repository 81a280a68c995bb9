import type { RawConfig } from '../config/index.ts'
import type { SourceBatch } from '../connectors/define-source.ts'
import { sourceConfig } from './source-options.ts'

/** Where the transactions of a source end: behind each batch, after a time, or where the source says. */
export type TransactionBoundary =
  | { readonly kind: 'poll' }
  | { readonly kind: 'interval'; readonly intervalMs: number }
  | { readonly kind: 'connector' }

/** Where the config says; `intervalMs` is how long transactions take that end after a time, if the config does not say. */
export function boundaryOf(raw: RawConfig, intervalMs: number): TransactionBoundary {
  const { 'transaction.boundary': kind, 'transaction.boundary.interval.ms': given } = sourceConfig.parse(raw)
  return kind === 'interval' ? { kind, intervalMs: given ?? intervalMs } : { kind }
}

/** Whether the transaction that is open ends behind a batch, whatever the time is. */
export function endsBehind({ kind }: TransactionBoundary, { transaction }: SourceBatch): boolean {
  return kind === 'poll' || (kind === 'connector' && transaction !== undefined)
}
