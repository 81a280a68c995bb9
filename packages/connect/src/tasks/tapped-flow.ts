import type { Clock } from '@millrace/base'
import type { ConnectRecord, SinkRecord, SourceRecord } from '../data/record.ts'
import { tapLengthPerSecondMax } from '../limits.ts'
import { RateLimit, type Tap } from '../look/record-tap.ts'
import { type Redact, shownRecord } from '../look/shown-record.ts'
import type { Redactor } from '../secrets/redactor.ts'
import type { Outgoing, ReceivedRecord, RecordFlow } from './record-flow.ts'
import type { TaskRunOptions } from './task-parts.ts'

/** What a run takes of a flow. */
export type RunFlow = Pick<RecordFlow, 'outgoing' | 'incoming'>

/** What a task's records are shown with. */
export interface TapParts {
  readonly tap: Tap
  readonly task: number
  readonly clock: Clock
  readonly redact: Redact
}

/** A flow whose records are shown to a tap while it wants them: as many as it wants, and not more characters a second than a task can spare. */
export class TappedFlow implements RunFlow {
  readonly #flow: RunFlow
  readonly #parts: TapParts
  readonly #limit: RateLimit
  readonly #unsubscribe: () => void
  #isWanted = false
  #skipped = 0
  #length = 0
  #lengthSinceMs = Number.NEGATIVE_INFINITY

  constructor(flow: RunFlow, parts: TapParts) {
    this.#flow = flow
    this.#parts = parts
    this.#limit = new RateLimit(parts.clock, 0)
    this.#unsubscribe = parts.tap.subscribe((perSecond) => {
      this.#isWanted = perSecond > 0
      this.#limit.perSecond = perSecond
      // What passed while nobody looked was not to be shown.
      if (!this.#isWanted) this.#skipped = 0
    })
  }

  outgoing(record: SourceRecord): Outgoing | null {
    if (!this.#isWanted) return this.#flow.outgoing(record)
    const last: { record: ConnectRecord | null } = { record: null }
    const outgoing = this.#flow.outgoing(record, (_, changed) => {
      last.record = changed
    })
    if (last.record !== null) this.#show(last.record)
    return outgoing
  }

  incoming(received: ReceivedRecord): SinkRecord | null {
    const record = this.#flow.incoming(received)
    if (this.#isWanted && record !== null) this.#show(record)
    return record
  }

  /** Nothing more passes. */
  end(): void {
    this.#unsubscribe()
  }

  #show(record: ConnectRecord): void {
    const { tap, task, redact } = this.#parts
    if (!this.#hasLength() || !this.#limit.pass()) {
      this.#skipped += 1
      return
    }
    const text = JSON.stringify(shownRecord(record, redact))
    this.#length += text.length
    const skipped = this.#skipped
    this.#skipped = 0
    tap.take({ task, record: text, skipped })
  }

  /** Whether there is room for more text in this second; one record may go past it. */
  #hasLength(): boolean {
    const nowMs = this.#parts.clock.monotonicMs()
    if (nowMs - this.#lengthSinceMs >= 1000) {
      this.#lengthSinceMs = nowMs
      this.#length = 0
    }
    return this.#length < tapLengthPerSecondMax
  }
}

/** The flow of a task, which is shown to its tap, if it has one; and what ends that. */
export function shownFlow(
  flow: RecordFlow,
  { tap, task = 0 }: TaskRunOptions,
  clock: Clock,
  redactor: Redactor,
): { readonly flow: RunFlow; readonly endShowing: () => void } {
  if (tap === undefined) return { flow, endShowing: () => {} }
  const tapped = new TappedFlow(flow, { tap, task, clock, redact: (text) => redactor.text(text) })
  return { flow: tapped, endShowing: () => tapped.end() }
}
