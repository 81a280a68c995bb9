#!/usr/bin/env node
// `npm run simulate`: whole clusters in one process, each with what its seed has go wrong.
//   --seeds 100 --start 1   runs many; exits 1 if one fails, or if too little happened in them
//                           --start commit: seeds that this commit alone has
//   --seed 17               repeats one, prints its trace, and if it fails the few faults that are needed
//   --planted [NAME]     plants known bugs in a copy, and wants each to be caught
//   --events 20000          events of each; --lines 2000 of the trace
//   --brokers 3             so many, all of which vote; without it each seed has its own number of brokers and voters
//   --work transactions     what applications do: plain, groups or transactions; without it the seed says so
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { works } from '@millrace/simulator'
import { root } from './setup/workspace.mjs'
import { runMany } from './simulate/many.mjs'
import { runOne } from './simulate/one.mjs'
import { runPlanted } from './simulate/planted/run.mjs'
import { SimulationPool } from './simulate/pool.mjs'

const integer = (name, text, min) => {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= min) return value
  console.error(`--${name} must be a whole number from ${min} on, not ${text}`)
  process.exit(2)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '100' },
    start: { type: 'string', default: '1' },
    events: { type: 'string', default: '20000' },
    brokers: { type: 'string' },
    work: { type: 'string' },
    planted: { type: 'boolean', default: false },
    lines: { type: 'string', default: '400' },
  },
})
/** Where seeds begin that no other commit has, as good as. */
function seedOfCommit() {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' })
  return Number.parseInt(commit.slice(0, 8), 16)
}

const events = integer('events', values.events, 1)
const brokers = values.brokers === undefined ? undefined : integer('brokers', values.brokers, 1)
const { work } = values
if (work !== undefined && !works.includes(work)) {
  console.error(`--work must be one of ${works.join(', ')}, not ${work}`)
  process.exit(2)
}
const write = (line) => console.log(line)

async function many() {
  const start = values.start === 'commit' ? seedOfCommit() : integer('start', values.start, 0)
  const seeds = integer('seeds', values.seeds, 1)
  const pool = new SimulationPool()
  const run = (options) => pool.run(options)
  // One that takes long holds up what is told, but not the other threads.
  try {
    return await runMany({ start, seeds, events, brokers, work, write, run, ahead: pool.size * 4 })
  } finally {
    await pool.close()
  }
}
const one = () =>
  runOne({
    seed: integer('seed', values.seed, 0),
    events,
    brokers,
    work,
    lines: integer('lines', values.lines, 1),
    write,
  })

if (values.planted) process.exitCode = await runPlanted(root, { only: positionals[0], write })
else process.exitCode = values.seed === undefined ? await many() : await one()
