import type { ConnectRecord, SourceRecord } from '../data/record.ts'
import type { FlowPlace, ReceivedRecord, RecordFlow } from '../tasks/record-flow.ts'
import { StageError, StageLoad } from '../tasks/stage.ts'
import { type Redact, type ShownBytes, shownOutgoing, type ShownRecord, shownRecord } from './shown-record.ts'

/** A record at one place of its way; null if a transform drops it there. */
export interface TracedStage {
  readonly stage: FlowPlace['stage']
  /** The name of the transform in the config, */
  readonly alias?: string
  /** and what it is. */
  readonly plugin?: string
  readonly record: ShownRecord | null
}

/** The way of one record: before and after each transform. */
export interface TracedRecord {
  readonly stages: readonly TracedStage[]
  /** What would be stored in a topic: of a source. */
  readonly stored?: ShownBytes
  /** What was wrong with it, and where. */
  readonly error?: { readonly stage: string; readonly plugin: string; readonly message: string }
}

/** Follows one record; what is wrong with it is told, whatever else is wrong is thrown. */
function traced(
  redact: Redact,
  work: (watch: (place: FlowPlace, record: ConnectRecord | null) => void) => object,
): TracedRecord {
  const stages: TracedStage[] = []
  const watch = (place: FlowPlace, record: ConnectRecord | null): void => {
    stages.push({ ...place, record: record === null ? null : shownRecord(record, redact) })
  }
  try {
    return { stages, ...work(watch) }
  } catch (error) {
    if (error instanceof StageLoad) {
      const { stage, plugin } = error
      // To ask a registry for a schema that it does not have would make it one.
      const message = `${plugin} needs schemas of a registry, which is not asked here`
      return { stages, error: { stage, plugin, message } }
    }
    if (!(error instanceof StageError)) throw error
    const { stage, plugin, message } = error
    return { stages, error: { stage, plugin, message: redact(message) } }
  }
}

/** The way of a record of a source into a topic. */
export function traceOutgoing(flow: RecordFlow, record: SourceRecord, redact: Redact): TracedRecord {
  return traced(redact, (watch) => {
    const outgoing = flow.outgoing(record, watch)
    return outgoing === null ? {} : { stored: shownOutgoing(outgoing.topic, outgoing.record, redact) }
  })
}

/** The way of a record of a topic to a sink. */
export function traceIncoming(flow: RecordFlow, received: ReceivedRecord, redact: Redact): TracedRecord {
  return traced(redact, (watch) => {
    flow.incoming(received, watch)
    return {}
  })
}
