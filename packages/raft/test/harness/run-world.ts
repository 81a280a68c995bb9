import { Violation } from './invariants.ts'
import type { NodeClass } from './member.ts'
import { type Counts, World } from './world.ts'

/** Rounds of calm after which a healed cluster must agree: several election timeouts, and a snapshot in small chunks. */
const calmRounds = 600

/** Lets a seed's world happen: faults, then calm, three times over. Throws the {@link Violation} with the seed that repeats it. */
export function runWorld(seed: number | string, events: number, nodeClass: NodeClass): Counts {
  let world: World | undefined
  try {
    world = new World(seed, nodeClass)
    for (let part = 0; part < 3; part++) {
      for (let event = 0; event < events / 3; event++) world.step()
      world.heal(calmRounds)
    }
    return world.counts
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    throw new Violation(error.invariant, `seed ${seed}, event ${world?.counts.events}: ${error.message}`)
  }
}
