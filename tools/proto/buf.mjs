// buf's checks of the contracts: their style, and that none breaks what has landed.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../setup/workspace.mjs'

export const protoFolder = path.join(root, 'proto')

/** The image of the contracts as they last landed; committed, and written only by `npm run proto:land`. */
export const landedImage = path.join(protoFolder, 'landed.binpb')

function buf(arguments_, folder) {
  const bin = path.join(root, 'node_modules/.bin/buf')
  const result = spawnSync(bin, arguments_, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.error !== undefined) throw result.error
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}`.trim() }
}

/** Whether the contracts in a folder are in buf's standard style: `{ ok, output }`. */
export const lintContracts = (folder = protoFolder) => buf(['lint'], folder)

/** Whether the contracts in a folder can still be read by who knows only the landed ones: `{ ok, output }`. */
export const compareWithLanded = (folder = protoFolder, landed = landedImage) =>
  buf(['breaking', '--against', landed], folder)

/** Writes the image of the contracts in a folder. Comments are left out: they change nothing on the wire. */
export const writeImage = (file, folder = protoFolder, options = []) =>
  buf(['build', '--exclude-source-info', ...options, '-o', file], folder)
