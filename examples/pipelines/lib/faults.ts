import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../../tests/faults/src/seeded-random.ts'
import type { Part, Victim } from './pipeline.ts'

/** One thing that goes wrong, all of which follows from the seed. */
export interface Fault {
  readonly victim: Victim
  /** How long after rows have arrived again. */
  readonly waitMs: number
  readonly downMs: number
  /** Whether it comes without waiting for what the one before it has stopped to go on. */
  readonly isHasty: boolean
}

const waitMsMax = 1000
const downMsMax = { program: 500, network: 3000 }
const hastyShare = 0.5

/** Networks are harmed in several ways each. */
const timesOf = (part: Part, kills: number): number => (part === 'network' ? Math.ceil(kills / 4) : kills)

/** Each program killed so often, and each network harmed, in an order that the seed says. */
export function planFaults(victims: readonly Victim[], kills: number, seed: number): readonly Fault[] {
  const random = seededRandom(seed)
  const left = victims.flatMap((victim) => Array.from({ length: timesOf(victim.part, kills) }, () => victim))
  const faults: Fault[] = []
  while (left.length > 0) {
    const [victim] = left.splice(Math.floor(random() * left.length), 1)
    if (victim === undefined) break
    const waitMs = random() * waitMsMax
    const downMs = random() * downMsMax[victim.part === 'network' ? 'network' : 'program']
    faults.push({ victim, waitMs, downMs, isHasty: faults.length > 0 && random() < hastyShare })
  }
  return faults
}

/** How often what is harmed. */
export function countParts(faults: readonly Fault[]): Readonly<Record<Part, number>> {
  const counts = { worker: 0, broker: 0, source: 0, target: 0, network: 0 }
  for (const { victim } of faults) counts[victim.part] += 1
  return counts
}

export interface FaultsOptions {
  readonly faults: readonly Fault[]
  /** Resolves once something has arrived that was loaded after it was called; rejects if that takes for ever. */
  readonly through: () => Promise<void>
  readonly log: (text: string) => void
}

/** Harms what is next, at any moment of what is under way, again and again; what it was part of has to go on. */
export async function doFaults({ faults, through, log }: FaultsOptions): Promise<void> {
  await through()
  for (const [at, { victim, waitMs, downMs }] of faults.entries()) {
    await delay(waitMs)
    await victim.harm()
    const beganMs = performance.now()
    await delay(downMs)
    await victim.heal()
    const isLeft = faults[at + 1]?.isHasty === true
    if (!isLeft) await through()
    const seconds = ((performance.now() - beganMs) / 1000).toFixed(1)
    const outcome = isLeft ? `back after ${seconds} s, and the next one comes` : `rows come again after ${seconds} s`
    log(`${at + 1}/${faults.length} ${victim.name} for ${Math.round(downMs)} ms: ${outcome}`)
  }
}
