import type { SeededRandom } from '@millrace/base/testing'
import type { SimCluster } from '../nodes/cluster.ts'
import type { Work } from '../workload/work.ts'

/** One thing that goes wrong, and when. */
export interface PlannedFault {
  readonly index: number
  /** Simulated milliseconds since faults began. */
  readonly atMs: number
  readonly kind: FaultKind
}

/**
 * What never meets in one seed: with one voter's disk emptied and the vote of another taken by hand there is no majority any more, and nobody
 * promises that anything goes on.
 */
export type Theme = 'damage' | 'membership'

/** What a fault does to the cluster. It schedules its own end; `undo` of everything is {@link healAll}'s. */
export interface FaultKind {
  readonly name: string
  /** How often it is chosen, against the others. */
  readonly weight: number
  /** Brokers that it needs. */
  readonly brokersMin: number
  /** In what part of the seeds there is it; in all without it. */
  readonly share?: number
  /** Only seeds of this theme have it. */
  readonly theme?: Theme
  /** Only seeds in which applications do this have it. */
  readonly work?: Work
  /** Does it, and says what it did; undefined if there was nothing to do it to. */
  readonly strike: (cluster: SimCluster, random: SeededRandom, later: Later) => string | undefined
}

/** Has something happen later, unless all was healed before. */
export type Later = (delayMs: number, what: string, run: () => void) => void
