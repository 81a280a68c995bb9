import type { InternalContext, ProcessorContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { withValue } from '../record.ts'
import { Segment } from './segment.ts'
import { type AnyRecord, isRecord, type Stage, type StageMaker, type Take } from './stage.ts'
import type { TaggedOperator } from './tag.ts'

/** Operators that emit at once, and the stage before them, if any, that does not. */
interface Part {
  readonly stage: (TaggedOperator & { readonly stage: StageMaker }) | undefined
  readonly operators: readonly TaggedOperator[]
}

/**
 * One processor for a run of RxJS operators: each record is pushed through synchronously, and what comes out before the push returns belongs
 * to it. Where a stage divides the run, what comes out of it later belongs to the records that it held.
 */
export function chainOf(run: readonly TaggedOperator[]): ProcessorSupplier<unknown, unknown> {
  const parts = partsOf(run)
  return () => new Chain(parts)
}

/** How long a run keeps an input at most, in milliseconds, as far as that can be said. */
export function settleMsOf(run: readonly TaggedOperator[]): number {
  return run.reduce((sum, { stage }) => sum + (stage?.settleMs ?? 0), 0)
}

function partsOf(run: readonly TaggedOperator[]): Part[] {
  const parts: { stage: Part['stage']; operators: TaggedOperator[] }[] = [{ stage: undefined, operators: [] }]
  for (const each of run) {
    if (isStage(each)) parts.push({ stage: each, operators: [] })
    else parts.at(-1)?.operators.push(each)
  }
  return parts
}

function isStage(operator: TaggedOperator): operator is TaggedOperator & { readonly stage: StageMaker } {
  return operator.stage !== undefined
}

class Chain implements Processor<unknown, unknown> {
  readonly #parts: readonly Part[]
  readonly #segments: Segment[] = []
  readonly #stages: Stage[] = []
  #first!: Segment

  constructor(parts: readonly Part[]) {
    this.#parts = parts
  }

  init(given: ProcessorContext): void {
    // Nodes of the DSL run in tasks alone.
    const context = given as InternalContext
    let next: Take = (element, cause) => context.forward(isRecord(element) ? element : withValue(cause, element))
    for (const { stage, operators } of this.#parts.toReversed()) {
      const segment = new Segment(stage === undefined ? operators : [stage, ...operators], operators, context, next)
      this.#segments.push(segment)
      this.#first = segment
      if (stage === undefined) continue
      // By way of the segment, not of its operators: these may be begun anew.
      const made = stage.stage.make(context, (element, cause) => {
        segment.push(element, stage.isKeyChanging && isRecord(element) ? element : cause)
      })
      this.#stages.push(made)
      // What goes in as a record goes on as that record.
      next = (element, cause) => made.take(element, isRecord(element) ? element : cause)
    }
  }

  process(record: AnyRecord): void {
    this.#first.push(record, record)
  }

  close(): void {
    for (const stage of this.#stages) stage.close()
    for (const segment of this.#segments) segment.close()
  }
}
