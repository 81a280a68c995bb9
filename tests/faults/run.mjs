#!/usr/bin/env node
// Runs the fault suites against the shipped broker: `run.mjs [--kills N] [--consumers N]`; the defaults are the whole of them.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runScripts } from '../../tools/run-scripts.mjs'

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, consumers: { type: 'string', default: '1000' } },
})
const built = (name) => fileURLToPath(new URL(`dist/${name}.js`, import.meta.url))

process.exitCode = await runScripts([
  { name: 'a disk that runs full', file: built('full-disk') },
  {
    name: 'consumers that stop reading',
    file: built('stalled-consumers'),
    arguments: ['--consumers', options.consumers],
  },
  { name: 'kill -9', file: built('kill-broker'), arguments: ['--kills', options.kills] },
])
