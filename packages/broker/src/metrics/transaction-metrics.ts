import { counterMetric, gaugeMetric, type Metrics } from '@millrace/base'

export const transactionMetrics = {
  ids: gaugeMetric({
    name: 'millrace_transactions_ids',
    help: 'Transactional ids that this broker coordinates.',
  }),
  open: gaugeMetric({
    name: 'millrace_transactions_open',
    help: 'Transactions that are open, by the broker that coordinates them.',
  }),
  markersWaiting: gaugeMetric({
    name: 'millrace_transactions_markers_waiting',
    help: 'Ends of transactions that partitions are yet to be told. Where it stays up a leader can not be reached, or does not write.',
  }),
  committed: counterMetric({
    name: 'millrace_transactions_committed_total',
    help: 'Transactions that were committed, and all of whose partitions know.',
  }),
  aborted: counterMetric({
    name: 'millrace_transactions_aborted_total',
    help: 'Transactions that were aborted, and all of whose partitions know.',
  }),
  timedOut: counterMetric({
    name: 'millrace_transactions_timed_out_total',
    help: 'Transactions that were aborted because they took longer than their time-out.',
  }),
} as const

/** What a broker has of transactions, whenever that is read. */
export interface MeasuredTransactions {
  readonly ids: number
  readonly open: number
  readonly markersWaiting: number
  readonly ended: { readonly committed: number; readonly aborted: number; readonly timedOut: number }
}

/** Measures the transactions that a broker coordinates. Returns what ends it. */
export function measureTransactions(metrics: Metrics, transactions: MeasuredTransactions): () => void {
  const ends = [
    metrics.observe(transactionMetrics.ids, (report) => report(transactions.ids)),
    metrics.observe(transactionMetrics.open, (report) => report(transactions.open)),
    metrics.observe(transactionMetrics.markersWaiting, (report) => report(transactions.markersWaiting)),
    metrics.observe(transactionMetrics.committed, (report) => report(transactions.ended.committed)),
    metrics.observe(transactionMetrics.aborted, (report) => report(transactions.ended.aborted)),
    metrics.observe(transactionMetrics.timedOut, (report) => report(transactions.ended.timedOut)),
  ]
  return () => {
    for (const end of ends) end()
  }
}
