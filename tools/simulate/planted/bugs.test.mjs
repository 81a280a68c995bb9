import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../setup/workspace.mjs'
import { plantedBugs } from './bugs.mjs'
import { patchedPackages } from './copy.mjs'
import { likelySeeds } from './likely-seeds.mjs'

const folder = path.join(root, 'tools/simulate/planted/patches')
const page = readFileSync(path.join(root, 'docs/testing.md'), 'utf8')

test('every patch is in the list, once, and changes sources of packages outside the simulator', () => {
  expect(plantedBugs.map(({ patch }) => patch).toSorted()).toEqual(readdirSync(folder).toSorted())
  expect(plantedBugs.length).toBeGreaterThanOrEqual(20)
  for (const { patch } of plantedBugs) {
    const packages = patchedPackages(readFileSync(path.join(folder, patch), 'utf8'))
    expect({ patch, packages: packages.length > 0, simulator: packages.includes('simulator') }).toEqual({
      patch,
      packages: true,
      simulator: false,
    })
  }
})

test('seeds that are tried first are of bugs that there are', () => {
  for (const [patch, seed] of Object.entries(likelySeeds)) {
    const bug = plantedBugs.find((each) => each.patch === patch)
    expect({ patch, isWithin: bug !== undefined && seed <= bug.seeds }).toEqual({ patch, isWithin: true })
  }
})

test.each(plantedBugs)('$patch applies to the sources as they are', ({ patch }) => {
  const arguments_ = ['apply', '--check', '--unidiff-zero', path.join(folder, patch)]
  expect(() => execFileSync('git', arguments_, { cwd: root, stdio: 'pipe' })).not.toThrow()
})

test.each(plantedBugs)('docs/testing.md tells of $patch', ({ patch, fires, seeds, brokers = 3, work = 'plain' }) => {
  const checks = [fires].flat().map((check) => `\`${check}\``)
  const row = new RegExp(
    `^\\| ${patch.replace('.patch', '')} +\\| ${brokers} +\\| ${work} +\\| ${checks.join(' or ')} +\\| ${seeds} +\\|$`,
    'm',
  )
  expect(page).toMatch(row)
})
