// Whether node_modules is what package-lock.json says, and `npm ci` where it is not.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Why node_modules is not what package-lock.json says, or undefined if it is. Compares contents: times say nothing after a clone. */
export function whyInstall(root) {
  const installedPath = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedPath)) return 'node_modules is missing'
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages
  for (const [name, entry] of Object.entries(wanted)) {
    if (!name.includes('node_modules/')) continue
    const found = installed[name]
    // Binaries for other platforms are optional, and npm leaves them out.
    if (found === undefined && (entry.optional || entry.devOptional || entry.peer)) continue
    if (found === undefined) return `${name} is not installed`
    if (found.version !== entry.version || found.integrity !== entry.integrity) {
      return `${name} is ${found.version}, not ${entry.version}`
    }
    if (!existsSync(path.join(root, name))) return `${name} is not installed`
  }
  return undefined
}

/** Installs exactly what package-lock.json says, running no package's scripts. Returns npm's exit code. */
export function install(root) {
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const arguments_ = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const result =
    npm !== undefined && /npm-cli\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...arguments_], options)
      : spawnSync('npm', arguments_, { ...options, shell: process.platform === 'win32' })
  if (result.error !== undefined) throw result.error
  return result.status ?? 1
}
