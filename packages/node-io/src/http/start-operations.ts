import type { Logger } from '@millrace/base'
import { prometheusMetrics } from '../metrics/open-metrics.ts'
import type { PrometheusMetrics } from '../metrics/prometheus-metrics.ts'
import { listenOperations, type NotReady } from './operations-server.ts'

/** How a program fares. */
export interface ProgramHealth {
  readonly serving: boolean
  readonly reason: string
  readonly code: string
  /** What does not work although it serves: a sentence each. */
  readonly degraded: readonly string[]
}

/** What those who operate a program look at. */
export interface Operations {
  readonly host: string
  readonly port: number
  readonly metrics: PrometheusMetrics
  /** Says from now on what `health` says; until then it says that the program is starting. */
  follow(health: () => ProgramHealth): void
  /** Idempotent. */
  close(): Promise<void>
}

const starting: ProgramHealth = { serving: false, code: 'STARTING', reason: 'it is starting', degraded: [] }

/**
 * Begins to measure, and to serve health and metrics over HTTP: before what is measured starts, so that a start that takes long can
 * be told from a process that hangs. Rejects with ADDRESS_IN_USE, or INVALID_CONFIG for an address that this machine does not have.
 */
export async function startOperations(options: {
  readonly host: string
  readonly port: number
  readonly logger: Logger
}): Promise<Operations> {
  const metrics = await prometheusMetrics()
  let health = (): ProgramHealth => starting
  const notReady = (): readonly NotReady[] => {
    const { serving, code, reason } = health()
    return serving ? [] : [{ code, message: reason }]
  }
  const server = await listenOperations({ ...options, metrics, notReady, degraded: () => health().degraded })
  return {
    host: server.host,
    port: server.port,
    metrics,
    follow: (theirs) => {
      health = theirs
    },
    close: () => server.close(),
  }
}
