#!/usr/bin/env node
// npm run connectors [-- --minimum] [--only NAME]...: connectors against real servers, which it installs if they are missing.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installServersOf } from './install.mjs'
import { connectors } from './servers.mjs'

const { values } = parseArgs({
  options: {
    minimum: { type: 'boolean', default: false, description: 'what every change must pass' },
    only: { type: 'string', multiple: true, default: [] },
  },
})
const unknown = values.only.filter((name) => !connectors.some((connector) => connector.name === name))
if (unknown.length > 0) {
  console.error(`no connector ${unknown.join(', ')}; there are: ${connectors.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const chosen = connectors.filter(({ name }) => values.only.length === 0 || values.only.includes(name))
installServersOf(chosen.map(({ name }) => name))
const root = fileURLToPath(new URL('../..', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    ...chosen.map(({ name }) => `tests/connectors/${name}/`),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CONNECTORS_MINIMUM: values.minimum ? '1' : '' } },
)
process.exitCode = status ?? 1
