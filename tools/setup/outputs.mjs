// What a build must have left in dist, and what it must not.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { compiledSources, filesBelow, root } from './workspace.mjs'

const compiled = /(\.d\.ts|\.js)(\.map)?$/

/** Files in a package's dist that no source stands behind, relative to dist: what a deleted or renamed source left. */
export function staleOutputs(folder, from = root) {
  const sources = new Set(compiledSources(folder, from).map((name) => name.replace(/\.ts$/, '')))
  return filesBelow(path.join(from, folder, 'dist')).filter(
    (name) => name !== '.tsbuildinfo' && !(compiled.test(name) && sources.has(name.replace(compiled, ''))),
  )
}

/** Outputs that a package's sources should have and its dist lacks, relative to dist. */
export function missingOutputs(folder, from = root) {
  return compiledSources(folder, from)
    .flatMap((name) => [name.replace(/\.ts$/, '.js'), name.replace(/\.ts$/, '.d.ts')])
    .filter((name) => !existsSync(path.join(from, folder, 'dist', name)))
}

/**
 * Leaves in dist only what has a source. Where an output is missing, the compiler's own record goes too: `tsc -b` believes
 * it, and would not write the file again.
 */
export function pruneOutputs(folder, from = root) {
  const stale = staleOutputs(folder, from)
  for (const name of stale) rmSync(path.join(from, folder, 'dist', name))
  if (missingOutputs(folder, from).length > 0) {
    rmSync(path.join(from, folder, 'dist/.tsbuildinfo'), { force: true })
  }
  return stale
}
