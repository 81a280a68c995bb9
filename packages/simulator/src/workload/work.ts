import { SeededRandom } from '@millrace/base/testing'
import type { Client } from '@millrace/client/core'
import type { Anomaly } from '../checkers/anomaly.ts'
import type { CopyAnomaly } from '../checkers/copies.ts'
import type { ReadRecord } from '../checkers/history.ts'

/** What applications do in a seed besides sending and reading: nothing, or they read in groups, or they write in transactions. */
export type Work = 'plain' | 'groups' | 'transactions'

/** All kinds of it, one of which a seed has. */
export const works: readonly Work[] = ['plain', 'groups', 'transactions']

/** The work of a seed. */
export function workOf(seed: number): Work {
  return new SeededRandom(`${seed}/work`).pick(works)
}

/** Tells what is waited for. */
export type TellState = (state: string) => void

/** Applications of one kind, from when the cluster is there until it is well again. */
export interface Workload {
  /** Makes what they need, and has them begin. */
  begin(client: Client, tell: TellState): Promise<void>
  /** Nothing breaks any more: has them end, once they have done all that they must. */
  end(client: Client, tell: TellState): Promise<void>
  /** Topics that are read at the end by a reader of what is committed, besides those of everybody. Default: none. */
  readonly topics?: readonly string[]
  /** What is wrong with what was read at the end. */
  anomalies?(everything: readonly ReadRecord[]): readonly (Anomaly | CopyAnomaly)[]
  /** How often what happened, by name. */
  counts(): Readonly<Record<string, number>>
}
