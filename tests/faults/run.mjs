#!/usr/bin/env node
// Runs the fault suites against the shipped broker: `run.mjs [--minimum] [--report] [--at-once N] [SUITE...] [-- ARGUMENT...]`. All of every
// suite unless it says otherwise, one after the other unless N may run at once; `--report` writes what they came to into docs/reliability.md;
// arguments replace those of the suites.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runScripts } from '../../tools/run-scripts.mjs'
import { writeReport } from './report.mjs'
import { suites } from './suites.mjs'

const words = process.argv.slice(2)
const end = words.includes('--') ? words.indexOf('--') : words.length
const given = words.slice(end + 1)
const { values: options, positionals } = parseArgs({
  args: words.slice(0, end),
  allowPositionals: true,
  options: {
    minimum: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '1' },
  },
})

const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  console.error(`no suite is called ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const atOnce = Number(options['at-once'])
if (!Number.isInteger(atOnce) || atOnce < 1) {
  console.error(`--at-once says how many suites may run at the same time, not ${options['at-once']}`)
  process.exit(2)
}
const wanted = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const ended = []
process.exitCode = await runScripts(
  wanted.map(({ name, file = name, whole, minimum, alone, mounts }) => ({
    name,
    alone,
    mounts,
    file: fileURLToPath(new URL(`./dist/${file}.js`, import.meta.url)),
    arguments: given.length > 0 ? given : options.minimum ? minimum : whole,
  })),
  { atOnce, onEnd: (suite) => ended.push(suite) },
)
if (options.report) writeReport(ended)
