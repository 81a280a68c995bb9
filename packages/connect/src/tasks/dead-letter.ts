import { isStreamError } from '@millrace/base'
import type { OutgoingRecord, ReceivedRecord } from './record-flow.ts'
import type { StageError } from './stage.ts'

/** Whose record it was. */
export interface DeadLetterTask {
  readonly connector: string
  readonly task: number
}

/** Headers that say what was wrong, named as Kafka Connect names them. The exception's class is the code of the error. */
function contextHeaders(
  { connector, task }: DeadLetterTask,
  received: ReceivedRecord,
  failure: StageError,
  redact: (text: string) => string,
): OutgoingRecord['headers'] {
  const { cause } = failure
  const kind = isStreamError(cause) ? cause.code : cause instanceof Error ? cause.name : typeof cause
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  const texts: Readonly<Record<string, string>> = {
    topic: received.topic,
    partition: String(received.partition),
    offset: String(received.offset),
    'connector.name': connector,
    'task.id': String(task),
    stage: failure.stage,
    'class.name': failure.plugin,
    'exception.class.name': kind,
    'exception.message': redact(failure.message),
    'exception.stacktrace': redact(stack),
  }
  return Object.entries(texts).map(([name, text]) => [`__connect.errors.${name}`, Buffer.from(text)] as const)
}

/** How a dead letter is made. */
export interface DeadLetterOptions {
  /** Whether what was wrong stands in headers behind the record's own. */
  readonly context: boolean
  /** Hides secrets in these. Default: there are none. */
  readonly redact?: (text: string) => string
}

/** A record that a sink goes on without, as it was received. */
export function deadLetter(
  task: DeadLetterTask,
  received: ReceivedRecord,
  failure: StageError,
  { context, redact = (text) => text }: DeadLetterOptions,
): OutgoingRecord {
  return {
    key: received.keyBytes,
    value: received.valueBytes,
    headers: [...received.headers, ...(context ? contextHeaders(task, received, failure, redact) : [])],
    timestamp: received.timestamp,
  }
}
