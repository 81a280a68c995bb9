import { SeededRandom } from '@millrace/base/testing'
import type { SimCluster } from '../nodes/cluster.ts'
import type { Work } from '../workload/work.ts'
import { applicationFaults } from './application-faults.ts'
import { coordinatorFaults } from './coordinator-faults.ts'
import { damageFaults } from './damage-faults.ts'
import { diskFaults } from './disk-faults.ts'
import type { FaultKind, PlannedFault, Theme } from './fault.ts'
import { memberFaults } from './member-faults.ts'
import { networkFaults } from './network-faults.ts'
import { operatorFaults } from './operator-faults.ts'
import { processFaults } from './process-faults.ts'
import { returningLeaderFaults } from './returning-leader-faults.ts'
import { transactionFaults } from './transaction-faults.ts'

const all: readonly FaultKind[] = [
  ...processFaults,
  ...networkFaults,
  ...diskFaults,
  ...damageFaults,
  ...operatorFaults,
  ...applicationFaults,
  ...transactionFaults,
  ...memberFaults,
  ...coordinatorFaults,
  ...returningLeaderFaults,
]
const themes: readonly Theme[] = ['damage', 'membership']
const pauseMeanMs = 700
/** Where more events happen in a second. */
const shortPauseMeanMs = 500

/** Whether a kind of faults is among those of a seed, as far as that is chance; with `only` that kind alone is. */
export function isPlanned(kind: FaultKind, seed: number, only: string | undefined): boolean {
  return only === undefined ? new SeededRandom(`${seed}/${kind.name}`).chance(kind.share ?? 1) : kind.name === only
}

/**
 * The faults of a seed, one after the other without end; with `only` those of that kind, which every seed has then. Each has its own chance,
 * so that one can be left out without changing the others.
 */
export function* planFaults(seed: number, brokers: number, work: Work, only?: string): IterableIterator<PlannedFault> {
  const random = new SeededRandom(`${seed}/plan`)
  const ours = random.pick(themes)
  const isPossible = (kind: FaultKind): boolean =>
    brokers >= kind.brokersMin &&
    (kind.theme ?? ours) === ours &&
    (kind.work ?? work) === work &&
    isPlanned(kind, seed, only)
  const possible = all.filter(isPossible)
  // Each seed is fond of some faults.
  const fondness = only === undefined ? [0, 1, 1, 3] : [1]
  const weighted = possible.map((kind) => ({ kind, weight: kind.weight * random.pick(fondness) }))
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  const pauseMs = (work === 'transactions' ? shortPauseMeanMs : pauseMeanMs) * random.pick([0.4, 1, 2.5])
  let atMs = 0
  for (let index = 0; ; index++) {
    atMs += -Math.log(1 - random.number()) * pauseMs
    let draw = random.number() * total
    const chosen = weighted.find(({ weight }) => (draw -= weight) < 0) ?? weighted.at(-1)
    if (chosen === undefined || total === 0) return
    yield { index, atMs, kind: chosen.kind }
  }
}

/** A fault that struck. */
export interface Strike {
  readonly index: number
  readonly atMs: number
  readonly what: string
}

/** Breaks a cluster by plan, and makes it whole again. */
export class Nemesis {
  readonly strikes: Strike[] = []
  readonly #seed: number
  readonly #cluster: SimCluster
  readonly #work: Work
  readonly #kind: string | undefined
  readonly #only: ReadonlySet<number> | undefined
  /** What has to be done so that all is well, by when it would be done anyway. */
  readonly #pending = new Set<() => void>()
  #isOver = false

  /** Of one `kind` if it is named, and of these only those of the numbers in `only` if there are any. */
  constructor(seed: number, cluster: SimCluster, work: Work, kind?: string, only?: ReadonlySet<number>) {
    this.#seed = seed
    this.#cluster = cluster
    this.#work = work
    this.#kind = kind
    this.#only = only
  }

  /** Begins to break things. */
  start(): void {
    const { loop } = this.#cluster
    const startMs = loop.nowMs
    const plan = planFaults(this.#seed, this.#cluster.nodes.length, this.#work, this.#kind)
    const next = (): void => {
      const planned = plan.next()
      if (planned.done === true) return
      loop.after(startMs + planned.value.atMs - loop.nowMs, 'fault', undefined, 'its time', () => {
        if (this.#isOver) return
        this.#strike(planned.value)
        next()
      })
    }
    next()
  }

  /** Nothing breaks any more, and what is broken is made whole: networks, processes, disks. */
  healAll(): void {
    this.#isOver = true
    for (const undo of [...this.#pending]) undo()
    for (const { machine } of this.#cluster.nodes) {
      machine.disk.clearFaults()
      machine.disk.setCapacity(Infinity)
    }
    for (const node of this.#cluster.nodes) {
      // What a directory that failed has is found by the next start alone.
      if ((node.broker?.health().degraded.length ?? 0) > 0) node.kill()
      node.start()
    }
    this.#cluster.trace.add('fault', '', 'all is healed')
  }

  #strike({ index, kind }: PlannedFault): void {
    if (this.#only?.has(index) === false) return
    const { loop, trace } = this.#cluster
    const random = new SeededRandom(`${this.#seed}/fault/${index}`)
    const what = kind.strike(this.#cluster, random, (delayMs, text, run) => this.#later(delayMs, text, run))
    if (what === undefined) return
    trace.add('fault', '', `[${index}] ${what}`)
    this.strikes.push({ index, atMs: loop.nowMs, what })
  }

  #later(delayMs: number, what: string, run: () => void): void {
    const { loop, trace } = this.#cluster
    const undo = (): void => {
      if (!this.#pending.delete(undo)) return
      trace.add('fault', '', what)
      run()
    }
    this.#pending.add(undo)
    loop.after(delayMs, 'fault', undefined, 'an end', undo)
  }
}
