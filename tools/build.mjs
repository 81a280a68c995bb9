#!/usr/bin/env node
// Builds every package through Nx, in the order of their dependencies. Arguments go to Nx (`--skip-nx-cache`).
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { missingOutputs, pruneOutputs } from './setup/outputs.mjs'
import { rememberBuild } from './setup/stamp.mjs'
import { buildInputs, root, workspaceFolders } from './setup/workspace.mjs'

const inputs = buildInputs()
for (const folder of workspaceFolders()) {
  const stale = pruneOutputs(folder)
  if (stale.length > 0) console.error(`${folder}/dist: removed ${stale.length} file(s) that have no source any more`)
}

const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/nx/dist/bin/nx.js'),
    'run-many',
    '-t',
    'build',
    '--output-style=static',
    ...process.argv.slice(2),
  ],
  // Nothing here may ask a question, phone home or stay behind as a process.
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' },
  },
)
if (status === 0) {
  const missing = workspaceFolders().flatMap((folder) => missingOutputs(folder).map((name) => `${folder}/dist/${name}`))
  if (missing.length > 0) throw new Error(`the build succeeded without writing ${missing.join(', ')}`)
  rememberBuild(inputs)
}
process.exitCode = status === 0 ? 0 : 1
