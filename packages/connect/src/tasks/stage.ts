import { AssertionError, StreamError } from '@millrace/base'
import { NotLoaded } from '../converters/not-loaded.ts'

/** Where a record was when it failed, as Kafka Connect's headers of dead letters name it. */
export type Stage =
  | 'TRANSFORMATION'
  | 'KEY_CONVERTER'
  | 'VALUE_CONVERTER'
  | 'HEADER_CONVERTER'
  | 'TASK_PUT'
  | 'TASK_POLL'
  | 'KAFKA_PRODUCE'

/** A record that can never work, with where that was found. */
export class StageError extends Error {
  override readonly name = 'StageError'
  readonly stage: Stage
  /** What it was put through there: the name of a converter, a transform, a connector. */
  readonly plugin: string
  override readonly cause: unknown

  constructor(stage: Stage, plugin: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.stage = stage
    this.plugin = plugin
    this.cause = cause
  }
}

/** Something that has to be loaded before a record can go on: then it is put through everything again. */
export class StageLoad extends Error {
  override readonly name = 'StageLoad'
  readonly stage: Stage
  readonly plugin: string
  readonly load: () => Promise<void>

  constructor(stage: Stage, plugin: string, { message, load }: NotLoaded) {
    super(message)
    this.stage = stage
    this.plugin = plugin
    this.load = load
  }
}

/** What `work` gives. What it throws is a {@link StageError}, or a {@link StageLoad}, unless the program itself is wrong. */
export function inStage<Result>(stage: Stage, plugin: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw stageError(stage, plugin, error)
  }
}

/** What was thrown there, as a {@link StageError} or a {@link StageLoad}, unless the program itself is wrong. */
export function stageError(stage: Stage, plugin: string, error: unknown): unknown {
  if (error instanceof NotLoaded) return new StageLoad(stage, plugin, error)
  return error instanceof AssertionError || error instanceof StageError ? error : new StageError(stage, plugin, error)
}

/** The error that a task fails with because of one record. */
export function recordFailed(where: string, { stage, plugin, message, cause }: StageError): StreamError {
  return new StreamError(
    'INVALID_DATA',
    `${where} failed in ${stage} (${plugin}): ${message}; correct it, or go on without such records with errors.tolerance=all`,
    { cause },
  )
}
