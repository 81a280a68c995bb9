#!/usr/bin/env node
// npm run connectors [-- --minimum] [--only NAME]...: connectors against real servers, which it installs if they are missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
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
installMissing(chosen.flatMap(({ needs }) => needs))
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

function installMissing(needs) {
  const packages = new Set(needs.filter(({ command }) => !isThere(command)).flatMap((need) => need.packages))
  if (packages.size === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const arguments_ of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status } = spawnSync('apt-get', arguments_, { stdio: ['ignore', 'ignore', 'inherit'], env })
    if (status === 0) continue
    console.error(`apt-get ${arguments_.join(' ')} failed: install ${[...packages].join(', ')} by hand, as root`)
    process.exit(1)
  }
}

/** Servers lie beside what administrators use: not everybody's PATH has it. A `command` with a slash is a path. */
function isThere(command) {
  if (command.includes('/')) return existsSync(command)
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.some((folder) => existsSync(join(folder, command)))
}
