#!/usr/bin/env node
// npm run connectors [-- --minimum] [--only NAME]... [--report]: connectors against real servers, which it installs if they are missing.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pipelines } from '../../examples/pipelines/pipelines.mjs'
import { installServersOf } from './install.mjs'
import { connectors } from './servers.mjs'

const { values } = parseArgs({
  options: {
    minimum: { type: 'boolean', default: false, description: 'what every change must pass' },
    only: { type: 'string', multiple: true, default: [] },
    report: { type: 'boolean', default: false, description: 'writes what pipelines came to into docs/reliability.md' },
  },
})
/** Pipelines are run from one server to another, by the name that stands for all of them. */
const names = [...connectors.map(({ name }) => name), 'pipelines']
const unknown = values.only.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`no connector ${unknown.join(', ')}; there are: ${names.join(', ')}`)
  process.exit(2)
}
if (values.report && values.minimum) {
  console.error('--report tells of the faults of a whole run, of which --minimum has none')
  process.exit(2)
}
const chosen = names.filter((name) => values.only.length === 0 || values.only.includes(name))
const ends = pipelines.flatMap((pipeline) => pipeline.connectors)
installServersOf(chosen.flatMap((name) => (name === 'pipelines' ? ends : name)))
const root = fileURLToPath(new URL('../..', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    ...chosen.map((name) => `tests/connectors/${name}/`),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CONNECTORS_MINIMUM: values.minimum ? '1' : '',
      CONNECTORS_CHOSEN: chosen.join(','),
      CONNECTORS_REPORT: values.report ? '1' : '',
    },
  },
)
process.exitCode = status ?? 1
