import type { OperatorFunction } from 'rxjs'
import type { StageMaker } from './stage.ts'

/**
 * What an operator does with what passes. `stateless`: each input gives its outputs at once, and nothing is kept. `volatile`: it keeps something
 * in memory, which is lost when the task moves or the process ends. `asynchronous`: outputs come later, and their inputs are held until then;
 * `holding`: so they are where it keeps inputs back itself.
 */
export type OperatorKind = 'stateless' | 'volatile' | 'asynchronous' | 'holding'

const tag = Symbol.for('millrace.streams.tag')

/** Takes a value, synchronously. */
export type Push = (value: unknown) => void

/** What streams must know of an operator of RxJS: it can't be seen from outside. */
export interface OperatorTag {
  readonly operator: string
  readonly kind: OperatorKind
  /** Whether what comes out may have another key than the input: then what works by key behind it repartitions. */
  readonly isKeyChanging: boolean
  /** Whether whoever wrote the topology has said that what it keeps may be lost. Of volatile ones. */
  readonly isAccepted: boolean
  /** The same as a function: what takes values, made of what takes its outputs. Only of stateless ones. */
  readonly fuse?: ((next: Push) => Push) | undefined
  /** Of asynchronous ones: what takes their place. */
  readonly stage?: StageMaker | undefined
}

/** An operator of RxJS that is tagged. */
export interface TaggedOperator extends OperatorTag {
  (source: never): unknown
  readonly [tag]: true
}

/** Tags an operator; the function itself is left as it is. */
export function tagged<In, Out>(apply: OperatorFunction<In, Out>, as: OperatorTag): OperatorFunction<In, Out> {
  const copy: OperatorFunction<In, Out> = (source) => apply(source)
  return Object.assign(copy, as, { [tag]: true as const })
}

export function isTagged(candidate: unknown): candidate is TaggedOperator {
  return typeof candidate === 'function' && tag in candidate
}
