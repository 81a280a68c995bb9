import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { OperatorFunction } from 'rxjs'
import type { OperatorFacts } from './accept.ts'
import { HoldingStage } from './holding-stage.ts'
import { limits } from './limits.ts'
import { isTagged, tagged } from './tag.ts'

/** What is said of an operator that keeps inputs back. */
export interface HoldingFacts extends OperatorFacts {
  /** Whether it drops inputs: with each that it emits, those that came before are done with (`debounceTime`, `auditTime`, `sampleTime`). Default: it emits all. */
  readonly drops?: boolean | undefined
  /** So many it may keep; one more stops the task. Default 10,000. */
  readonly inputsMax?: number | undefined
}

const known = optionNames<HoldingFacts>({ keepsKeys: true, name: true, drops: true, inputsMax: true })

/**
 * For an operator of RxJS that keeps inputs back and emits them later (`bufferCount`, `bufferTime`, `delay`, `debounceTime`, ...): inputs are not
 * committed before they have been emitted and passed on, so that after a crash they come again, and none is lost. It takes records, and emits
 * each once: by itself, or in an array, which takes key, timestamp and headers of its newest. What cannot be traced so stops the task with
 * INVALID_TOPOLOGY.
 *
 * An operator that waits for further records cannot stand behind a store, or beside another output, in one sub-topology: that would be committed
 * without it. `repartition()` before it parts them.
 *
 *     app.stream(orders).pipe(holding(bufferCount(100)), map((batch) => batch.length), to(sizes))
 */
export function holding<In, Out>(
  operator: OperatorFunction<In, Out>,
  facts: HoldingFacts = {},
): OperatorFunction<In, Out> {
  checkKnown('holding()', facts, known)
  const { drops = false, inputsMax = limits.heldInputsMax, keepsKeys = false, name } = facts
  const tag = isTagged(operator) ? operator : undefined
  if (tag?.stage !== undefined) {
    throw new StreamError('INVALID_TOPOLOGY', `${tag.operator}() needs no holding(): write it into pipe() as it is`)
  }
  if (!Number.isSafeInteger(inputsMax) || inputsMax < 1) {
    throw new StreamError(
      'INVALID_CONFIG',
      `holding() keeps 1 input or more, not ${inputsMax}: give another \`inputsMax\``,
    )
  }
  const options = {
    operator: name ?? tag?.operator ?? (operator.name || 'an operator'),
    // The types agreed where it was written into pipe().
    apply: operator as OperatorFunction<unknown, unknown>,
    drops,
    inputsMax,
  }
  return tagged(operator, {
    operator: options.operator,
    kind: 'holding',
    isKeyChanging: !keepsKeys,
    isAccepted: true,
    stage: { make: (context, next) => new HoldingStage(options, context, next), settleMs: undefined },
  })
}
