#!/usr/bin/env node
// Runs the fault suites against the shipped broker: `run.mjs [--kills N] [--cuts N] [--consumers N] [--seconds N] [--report] [SUITE...]`; the defaults are the whole of them.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runScripts } from '../../tools/run-scripts.mjs'
import { writeReport } from './report.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '100' },
    cuts: { type: 'string', default: '50' },
    consumers: { type: 'string', default: '1000' },
    // How long load lasts in the suites where that matters; each has its own length for the whole of it.
    seconds: { type: 'string' },
    // Writes what was run, and what it came to, into docs/reliability.md.
    report: { type: 'boolean', default: false },
  },
})

const suites = [
  { name: 'full-disk', url: new URL('./dist/full-disk.js', import.meta.url) },
  { name: 'slow-disk', url: new URL('./dist/slow-disk.js', import.meta.url) },
  {
    name: 'power-loss',
    url: new URL('./dist/power-loss.js', import.meta.url),
    arguments: ['--cuts', options.cuts],
  },
  { name: 'clock-back', url: new URL('./dist/clock-back.js', import.meta.url) },
  {
    name: 'connection-churn',
    url: new URL('./dist/connection-churn.js', import.meta.url),
    arguments: ['--seconds', options.seconds ?? '300'],
  },
  {
    name: 'overload',
    url: new URL('./dist/overload.js', import.meta.url),
    arguments: ['--seconds', options.seconds ?? '600'],
  },
  {
    name: 'scrape-overloaded',
    url: new URL('./dist/scrape-overloaded.js', import.meta.url),
    arguments: ['--seconds', options.seconds ?? '120'],
  },
  { name: 'failing-sync', url: new URL('./dist/failing-sync.js', import.meta.url) },
  {
    name: 'stalled-consumers',
    url: new URL('./dist/stalled-consumers.js', import.meta.url),
    arguments: ['--consumers', options.consumers],
  },
  {
    name: 'kill-broker',
    url: new URL('./dist/kill-broker.js', import.meta.url),
    arguments: ['--kills', options.kills],
  },
]

const wanted = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const ended = []
process.exitCode = await runScripts(
  wanted.map(({ url, ...suite }) => ({ ...suite, file: fileURLToPath(url) })),
  (suite) => ended.push(suite),
)
if (options.report) writeReport(ended)
