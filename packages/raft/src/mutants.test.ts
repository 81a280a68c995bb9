import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Violation } from '../test/harness/invariants.ts'
import type { NodeClass } from '../test/harness/member.ts'
import { readMutant, withMutant } from '../test/harness/mutant.ts'
import { runWorld } from '../test/harness/run-world.ts'
import { runScript } from '../test/harness/scenario.ts'

const testFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'test')
const mutants = readdirSync(join(testFolder, 'mutants')).map((file) => readMutant(join(testFolder, 'mutants', file)))
const foundBySeeds = mutants.filter(({ caughtBy }) => caughtBy.seeds !== undefined)
const foundByScenarios = mutants.filter(({ caughtBy }) => caughtBy.seeds === undefined)

/** The invariant that did not hold, of the first seed in which one did not. */
function firstViolation(node: NodeClass, seeds: number): string {
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      runWorld(seed, 3_000, node)
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      return error.invariant
    }
  }
  return `none in ${seeds} seeds`
}

/** Whether the scenario happens as it is told; a mutant may also run into an assertion, or out of a command's bounds. */
function happensAsTold(script: string, node: NodeClass): boolean {
  try {
    return runScript(script, node) === script
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return false
  }
}

test.each(foundBySeeds)('an invariant finds $name: $story', async (mutant) => {
  const { caughtBy } = mutant
  const found = await withMutant(mutant, (node) => firstViolation(node, caughtBy.seeds ?? 0))
  expect(caughtBy).toMatchObject({ invariant: found })
})

test.each(foundByScenarios)('a scenario finds $name: $story', async (mutant) => {
  const name = 'scenario' in mutant.caughtBy ? mutant.caughtBy.scenario : ''
  const script = readFileSync(join(testFolder, 'scenarios', `${name}.txt`), 'utf8')
  expect(await withMutant(mutant, (node) => happensAsTold(script, node))).toBe(false)
})

test('a patch that does not apply is an error', async () => {
  const [mutant] = mutants
  if (mutant === undefined) throw new Error('there must be mutants')
  await expect(withMutant({ ...mutant, file: join(testFolder, 'missing.patch') }, () => true)).rejects.toThrow(
    /missing/,
  )
})
