// Remembers what was built last, so that setup knows in a few milliseconds that there is nothing to do.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { missingOutputs, staleOutputs } from './outputs.mjs'
import { buildInputs, root, workspaceFolders } from './workspace.mjs'

const stampPath = (from) => path.join(from, 'node_modules/.cache/millrace/build')

function lastBuilt(from) {
  try {
    return readFileSync(stampPath(from), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Why a build is needed, or undefined if every output is there and no input changed since the last. */
export function whyBuild(from = root) {
  for (const folder of workspaceFolders(from)) {
    const missing = missingOutputs(folder, from)[0]
    if (missing !== undefined) return `${folder}/dist/${missing} is missing`
    const stale = staleOutputs(folder, from)[0]
    if (stale !== undefined) return `${folder}/dist/${stale} has no source any more`
  }
  const before = lastBuilt(from)
  if (before === undefined) return 'nothing was built here yet'
  return before === buildInputs(from) ? undefined : 'sources changed since the last build'
}

/** To be called with the inputs as they were before the build: a file changed while it ran is built again next time. */
export function rememberBuild(inputs, from = root) {
  mkdirSync(path.dirname(stampPath(from)), { recursive: true })
  writeFileSync(stampPath(from), inputs)
}
