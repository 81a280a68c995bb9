#!/usr/bin/env node
// Runs every test that states a property, with cases that no run had before: `properties.mjs [--times N] [--seed FIRST]`. A seed is named
// with what it found; `--times 1 --seed THAT` repeats it. Where a case fails, make it a test of its own and mend the code.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './setup/workspace.mjs'
import { summaryLine } from './summary-line.mjs'

const { values: options } = parseArgs({
  options: { times: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const times = Number(options.times)
const first = options.seed === undefined ? randomInt(2 ** 31) : Number(options.seed)
if (!Number.isSafeInteger(times) || times < 1 || !Number.isSafeInteger(first)) {
  console.error('properties: --times takes a number of at least 1, and --seed an integer')
  process.exit(2)
}

const files = ['packages', 'apps', 'tools']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))))
  .filter((name) => /\/src\/.*\.test\.ts$/.test(name) && !name.includes('node_modules'))
  .filter((name) => readFileSync(join(root, name), 'utf8').includes("from 'fast-check'"))
const counts = { passed: 0, failed: 0, skipped: 0 }
for (let seed = first; seed < first + times; seed++) {
  const { status, stderr } = spawnSync('npx', ['vitest', 'run', '--reporter', 'dot', ...files], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', PROPERTIES_SEED: String(seed) },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  counts[status === 0 ? 'passed' : 'failed'] += 1
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} seed ${seed}`)
  if (status !== 0) console.log(stderr)
}
console.log(summaryLine(counts))
process.exitCode = counts.failed === 0 ? 0 : 1
