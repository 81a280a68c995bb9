#!/usr/bin/env node
// Runs the fault suites against the shipped broker: `run.mjs [--minimum] [--report] [SUITE...] [-- ARGUMENT...]`. All of every suite unless it
// says otherwise; `--report` writes what they came to into docs/reliability.md; arguments replace those of the suites.
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
  options: { minimum: { type: 'boolean', default: false }, report: { type: 'boolean', default: false } },
})

const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  console.error(`no suite is called ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const wanted = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const ended = []
process.exitCode = await runScripts(
  wanted.map(({ name, file = name, whole, minimum }) => ({
    name,
    file: fileURLToPath(new URL(`./dist/${file}.js`, import.meta.url)),
    arguments: given.length > 0 ? given : options.minimum ? minimum : whole,
  })),
  (suite) => ended.push(suite),
)
if (options.report) writeReport(ended)
