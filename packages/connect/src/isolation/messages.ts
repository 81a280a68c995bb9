import type { ConnectorConfig } from '../worker/config-store.ts'
import type { TaskPlan } from '../connectors/connector.ts'
import type { Look, Seen } from '../look/look-at.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import type { TappedRecord } from '../look/record-tap.ts'
import type { ErrorText } from './error-text.ts'

/** What a child process is to run: which plugins to load, and how to reach the cluster. It crosses the channel alone, and no command line. */
export interface ChildSetup {
  /** Packages with plugins, */
  readonly packages: readonly string[]
  /** and the folders from which they are looked for. */
  readonly from: readonly string[]
  readonly brokers: readonly string[]
  readonly clientId: string
}

/** A connector's config, as it crosses the channel. */
export interface ToldConfig {
  /** The connector's name. */
  readonly name: string
  readonly config: ConnectorConfig
  /** What the references in it stand for: secrets, which the child keeps out of what it says. */
  readonly secrets: Readonly<Record<string, string>>
}

/** A task to run, as it crosses the channel. */
export interface TaskOrder {
  readonly told: ToldConfig
  readonly task: number
  readonly plan: TaskPlan
  readonly commitIntervalMs?: number | undefined
  readonly offsetsTopic?: string | undefined
  /** Of a source that has records exactly once. */
  readonly transactionalId?: string | undefined
}

/** From the worker to a child process. Each `id` is answered once. */
export type ToChild =
  | { readonly kind: 'begin'; readonly setup: ChildSetup; readonly level: string | undefined }
  | { readonly kind: 'level'; readonly level: string | undefined }
  /** Tries a config and divides its work. */
  | { readonly kind: 'plan'; readonly id: number; readonly told: ToldConfig }
  | { readonly kind: 'look'; readonly id: number; readonly told: ToldConfig; readonly look: Look }
  | { readonly kind: 'run'; readonly id: number; readonly order: TaskOrder }
  /** A task that has its transactional id may begin; or may not, and fails with this. */
  | { readonly kind: 'begin task'; readonly id: number; readonly error?: ErrorText | undefined }
  /** How many records a second are wanted of the task that was asked for under the id. */
  | { readonly kind: 'tap'; readonly id: number; readonly perSecond: number }
  /** Has what was asked for under the id end. */
  | { readonly kind: 'stop'; readonly id: number }
  /** Nothing more is asked for. */
  | { readonly kind: 'end' }

/** From a child process to the worker. */
export type FromChild =
  /** It is alive: from its event loop, which a connector may keep for itself. */
  | { readonly kind: 'beat'; readonly residentBytes: number }
  | { readonly kind: 'answer'; readonly id: number; readonly plans?: readonly TaskPlan[]; readonly seen?: Seen }
  | { readonly kind: 'failure'; readonly id: number; readonly error: ErrorText }
  /** What ends the process. */
  | { readonly kind: 'crash'; readonly error: ErrorText }
  | {
      readonly kind: 'log'
      readonly level: 'debug' | 'info' | 'warn' | 'error'
      readonly fields: Readonly<Record<string, unknown>>
      readonly message: string
    }
  | { readonly kind: 'topic'; readonly id: number; readonly topic: string }
  /** The task makes no progress; without `stall` it does again. */
  | { readonly kind: 'stall'; readonly id: number; readonly stall?: TaskStall | undefined }
  /** The task has its transactional id, and asks whether it may begin. */
  | { readonly kind: 'claimed'; readonly id: number }
  | { readonly kind: 'tapped'; readonly id: number; readonly tapped: TappedRecord }
