import { StreamError } from '@millrace/base'
import type { OperatorFunction } from 'rxjs'
import { isTagged, type OperatorKind, tagged } from './tag.ts'

/** What is said of an operator of RxJS that streams do not know. */
export interface OperatorFacts {
  /** Records leave with the key they came with: then nothing repartitions behind it, and another key is an error. Default: false. */
  readonly keepsKeys?: boolean | undefined
  /** For messages and descriptions. */
  readonly name?: string | undefined
}

/**
 * Says that an operator keeps nothing from one record to the next, and emits what a record gives before it takes another: one of your own, or of
 * another library. Where it emits later, or completes, the task stops with INVALID_TOPOLOGY.
 */
export function stateless<In, Out>(
  operator: OperatorFunction<In, Out>,
  facts: OperatorFacts = {},
): OperatorFunction<In, Out> {
  return accepted(operator, 'stateless', facts)
}

/**
 * Says that an operator may keep what it knows in memory, and that it may be lost: when the task moves to another instance, when the process ends,
 * and when a record fails in it. For state that stays use `aggregate`, `reduce` or `process`.
 */
export function volatile<In, Out>(
  operator: OperatorFunction<In, Out>,
  facts: OperatorFacts = {},
): OperatorFunction<In, Out> {
  return accepted(operator, 'volatile', facts)
}

function accepted<In, Out>(
  operator: OperatorFunction<In, Out>,
  kind: OperatorKind,
  { keepsKeys, name }: OperatorFacts,
): OperatorFunction<In, Out> {
  const known = isTagged(operator) ? operator : undefined
  if (known?.stage !== undefined) {
    throw new StreamError('INVALID_TOPOLOGY', `${known.operator}() needs no ${kind}(): write it into pipe() as it is`)
  }
  if (known?.kind === 'holding') {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `${known.operator}() emits records when others have been taken: say holding(${known.operator}(...)), not ${kind}()`,
    )
  }
  return tagged(operator, {
    operator: name ?? known?.operator ?? (operator.name || kind),
    kind,
    isKeyChanging: keepsKeys === undefined ? (known?.isKeyChanging ?? true) : !keepsKeys,
    isAccepted: true,
  })
}
