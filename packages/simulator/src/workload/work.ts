import { SeededRandom } from '@millrace/base/testing'
import type { Client } from '@millrace/client/core'

/** What applications do in a seed besides sending and reading: nothing, or they read in groups, or they write in transactions. */
export type Work = 'plain' | 'groups' | 'transactions'

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
  /** How often what happened, by name. */
  counts(): Readonly<Record<string, number>>
}
