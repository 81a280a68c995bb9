// The packages, apps, examples, tests and tools of the tree: what each is called, may import, and exports.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { anything, connector, packages } from './allowed.mjs'

/** The folder that a file belongs to as one unit: a package, an app, an example, a suite of tests, a tool. */
export function unitFolder(file) {
  const parts = file.split('/')
  if (parts[0] === 'packages') return parts.slice(0, parts[1] === 'connectors' ? 3 : 2).join('/')
  if (['apps', 'examples', 'tests', 'tools'].includes(parts[0])) {
    return parts.length > 2 ? parts.slice(0, 2).join('/') : parts[0]
  }
  return '.'
}

/** The row of the allow list for a unit; undefined if a package has none. */
function rowFor(folder) {
  if (folder.startsWith('packages/connectors/')) return connector
  if (folder.startsWith('packages/')) return packages[folder.slice('packages/'.length)]
  return anything
}

/** The nearest package.json at or above a unit's folder. */
function manifestFor(root, folder) {
  for (let at = folder; ; at = path.posix.dirname(at)) {
    const file = path.posix.join(at, 'package.json')
    if (existsSync(path.join(root, file))) {
      return { file, content: JSON.parse(readFileSync(path.join(root, file), 'utf8')) }
    }
    if (at === '.') throw new Error(`no package.json at or above ${folder}`)
  }
}

/** Reads the units that the given files belong to, and the packages of the workspace by name. */
export function readProject(root, files) {
  const units = new Map()
  const unitOf = (file) => {
    const folder = unitFolder(file)
    let unit = units.get(folder)
    if (unit === undefined) {
      unit = { folder, row: rowFor(folder), manifest: manifestFor(root, folder) }
      units.set(folder, unit)
    }
    return unit
  }
  const workspace = new Map()
  for (const file of files) {
    if (!/^(packages|apps)\/.*package\.json$/.test(file) || unitFolder(file) !== path.posix.dirname(file)) continue
    const unit = unitOf(file)
    workspace.set(unit.manifest.content.name, unit)
  }
  return { root, unitOf, units, workspace }
}

/** The short name that the allow list knows a package by: `@millrace/kafka-wire` and packages/kafka-wire are `kafka-wire`. */
export const shortName = (unit) => unit.folder.replace(/^packages\//, '')
