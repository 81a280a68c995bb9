import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { connectors } from './servers.mjs'

/**
 * Installs what the servers of these connectors need and is missing. Exits with 1, and says what to do, if that fails: nothing is skipped.
 *
 * @param {readonly string[]} names
 */
export function installServersOf(names) {
  installMissing(connectors.filter(({ name }) => names.includes(name)).flatMap(({ needs }) => needs))
}

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
