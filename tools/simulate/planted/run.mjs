// Every planted bug must be caught, by the check that it names, within the seeds that it names.
import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { summaryLine } from '../../summary-line.mjs'
import { plantedBugs } from './bugs.mjs'
import { copyPackages, Planter } from './copy.mjs'
import { likelySeeds } from './likely-seeds.mjs'

const timeoutMs = 1_800_000

async function firstFailure(folder, { seeds, start = 1, events = 20_000, brokers = 3, work = 'plain', faultKind }) {
  const program = path.join(folder, 'seeds.mjs')
  copyFileSync(new URL('./seeds.mjs', import.meta.url), program)
  const wanted = JSON.stringify({ start, seeds, events, brokers, work, faultKind })
  const { stdout } = await promisify(execFile)(process.execPath, [program, wanted], { cwd: folder, timeout: timeoutMs })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

/** What is wrong with how a bug that is planted was caught; undefined if it was caught as it should be. */
async function judge(folder, bug, write) {
  const wanted = [bug.fires].flat()
  const likelySeed = likelySeeds[bug.patch]
  if (likelySeed !== undefined && likelySeed <= bug.seeds) {
    const failure = await firstFailure(folder, { ...bug, start: likelySeed, seeds: 1 })
    if (wanted.includes(failure?.check)) {
      write(`ok   ${bug.patch}: ${failure.check}, seed ${failure.seed}`)
      return undefined
    }
  }
  const failure = await firstFailure(folder, bug)
  if (failure === undefined) return `nothing fired within ${bug.seeds} seeds`
  if (!wanted.includes(failure.check)) return `${failure.check} fired, not ${wanted.join(' or ')}: ${failure.message}`
  write(`ok   ${bug.patch}: ${failure.check}, seed ${failure.seed}, of all from the first on`)
  return undefined
}

/** Runs all planted bugs, or those whose name has `only` in it, as many at a time as there are processors. Returns the exit code. */
export async function runPlanted(root, { only = '', write }) {
  const bugs = plantedBugs.filter(({ patch: name }) => name.includes(only))
  const left = bugs.values()
  let failed = 0
  const plantNext = async () => {
    const { folder, remove } = copyPackages(root)
    const planter = new Planter(folder)
    try {
      for (const bug of left) {
        const text = readFileSync(new URL(`./patches/${bug.patch}`, import.meta.url), 'utf8')
        const wrong = planter.plant(text) ?? (await judge(folder, bug, write))
        if (wrong === undefined) continue
        failed += 1
        write(`FAIL ${bug.patch}: ${wrong}`)
      }
    } finally {
      remove()
    }
  }
  await Promise.all(Array.from({ length: Math.min(bugs.length, availableParallelism()) }, plantNext))
  write(summaryLine({ passed: bugs.length - failed, failed }))
  return failed === 0 && bugs.length > 0 ? 0 : 1
}
