import type { ErrorCode, ErrorContext, MetricDefinition, MetricLabels } from '@millrace/base'
import type { RunOptions, StreamsState } from '../runtime/options.ts'

/** What a thread is started with. */
export interface ThreadJob {
  /** Where the module lies that makes the application. */
  readonly module: string
  readonly applicationId: string
  /** Of the process: threads of one process go together. */
  readonly processId: string
  readonly options: RunOptions
  /** Whether whoever started it wants to have its log lines, and what it measures. */
  readonly isLogged: boolean
  readonly isMeasured: boolean
}

/** How serious a log line is. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** What one series has come to since it was told last: of a counter and a gauge one number, of a histogram each observation. */
export interface SeriesChange {
  readonly definition: MetricDefinition
  readonly labels: MetricLabels
  readonly change: 'add' | 'set' | 'observe' | 'remove'
  readonly values: readonly number[]
}

/** An error on its way to another thread. */
export interface SentError {
  readonly code: ErrorCode
  readonly message: string
  readonly context: ErrorContext
  readonly stack: string | undefined
}

/** What a thread says. `ended` or `failed` is its last word. */
export type ThreadMessage =
  | { readonly kind: 'state'; readonly state: StreamsState }
  | {
      readonly kind: 'log'
      readonly level: LogLevel
      readonly fields: Readonly<Record<string, unknown>>
      readonly text: string
    }
  | { readonly kind: 'metrics'; readonly changes: readonly SeriesChange[] }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly error: SentError }

/** What a thread is told. */
export interface ThreadCommand {
  readonly kind: 'stop' | 'pause' | 'resume'
}
