import { mutated } from './mutate.mjs'
import { SeededRandom } from './random.mjs'
import { faultOf } from './verdict.mjs'

/** The case of that number under that seed: some decoder, and recorded bytes that were changed. */
export function caseOf(subjects, seed, index) {
  const random = new SeededRandom(seed, index)
  const subject = random.pick(subjects)
  const other = random.pick(random.pick(subjects).bodies)
  const own = random.pick(subject.bodies)
  // Now and then a body of another message or version, as it is or changed.
  const bytes = random.below(8) === 0 ? other : own
  return { subject, bytes: random.below(16) === 0 ? bytes : mutated(bytes, random, other) }
}

/** Runs cases of a seed from `start` on until `isOver(index)`; what failed, and how many there were. */
export function fuzz({ subjects, seed, start = 0, isOver, onFault }) {
  let faults = 0
  let index = start
  for (; !isOver(index); index++) {
    const { subject, bytes } = caseOf(subjects, seed, index)
    const fault = faultOf(subject, bytes)
    if (fault === undefined) continue
    faults++
    onFault({ seed, index, subject: subject.name, hex: bytes.toString('hex'), fault })
  }
  return { cases: index - start, faults }
}
