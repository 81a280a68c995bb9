import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../../tests/faults/src/seeded-random.ts'
import type { Victim } from './pipeline.ts'

/** The victims, each once in a turn, in another order each turn. */
export function* turns(victims: readonly Victim[], seed: number): Generator<Victim, never> {
  const random = seededRandom(seed)
  for (;;) {
    const left = [...victims]
    while (left.length > 0) yield* left.splice(Math.floor(random() * left.length), 1)
  }
}

export interface FaultsOptions {
  readonly kills: number
  readonly seed: number
  readonly victims: readonly Victim[]
  /** Resolves once more has arrived than had when it was called; rejects if that takes for ever. */
  readonly more: () => Promise<void>
  readonly log: (text: string) => void
}

/** Harms what is next, at any moment of what is under way, again and again; each time what it was part of has to go on. */
export async function doFaults({ kills, seed, victims, more, log }: FaultsOptions): Promise<void> {
  const random = seededRandom(seed + 1)
  const order = turns(victims, seed)
  for (let at = 1; at <= kills; at++) {
    await more()
    await delay(random() * 1000)
    const victim = order.next().value
    await victim.harm()
    const beganMs = performance.now()
    await delay(random() * 500)
    await victim.heal()
    await more()
    log(`${at}/${kills} ${victim.name}: rows come again after ${((performance.now() - beganMs) / 1000).toFixed(1)} s`)
  }
}
