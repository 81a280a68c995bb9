// Installs and builds what is missing. Loaded by tools/setup.mjs once Node is known to be new enough.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { install, whyInstall } from './install.mjs'
import { whyBuild } from './stamp.mjs'
import { root } from './workspace.mjs'

/** Returns the exit code: 0 once everything is installed and built. */
export function setup() {
  const absent = whyInstall(root)
  if (absent !== undefined) {
    console.error(`Installing packages (${absent}) ...`)
    const code = install(root)
    if (code !== 0) return failed('npm ci --ignore-scripts', code)
  }
  const outdated = whyBuild(root)
  if (outdated !== undefined) {
    console.error(`Building (${outdated}) ...`)
    const { status } = spawnSync(process.execPath, [path.join(root, 'tools/build.mjs')], {
      cwd: root,
      stdio: 'inherit',
    })
    if (status !== 0) return failed('npm run build', status ?? 1)
  }
  return 0
}

function failed(command, code) {
  console.error(`\`${command}\` failed (exit code ${code}); its own output above says why.`)
  return code
}
