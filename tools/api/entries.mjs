// The published entries of the workspace, and how a specifier in one of their files leads to another file.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { workspaceFolders } from '../setup/workspace.mjs'
import { Modules } from './modules.mjs'

/** Every entry: its package's name and folder, what it is imported as, and the file that a build writes for it. What is generated has none. */
export function publishedEntries(root) {
  return workspaceFolders(root).flatMap((folder) => {
    const {
      name,
      exports = {},
      private: hidden,
    } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    if (hidden === true) return []
    return Object.entries(exports).flatMap(([key, target]) =>
      target?.types === undefined || !target.types.includes('/dist/')
        ? []
        : [{ name, folder, specifier: path.posix.join(name, key), types: path.posix.join(folder, target.types) }],
    )
  })
}

const sourceOf = (types) => types.replace('/dist/', '/src/').replace(/\.d\.ts$/, '.ts')

/** The modules of the workspace, either as sources or as the declarations that a build wrote. */
export function workspaceModules(root, kind) {
  const entries = new Map(publishedEntries(root).map((entry) => [entry.specifier, entry]))
  const fileOf = ({ types }) => (kind === 'sources' ? sourceOf(types) : types)
  const resolve = (file, specifier) => {
    if (!specifier.startsWith('.')) {
      const entry = entries.get(specifier)
      return entry === undefined ? undefined : fileOf(entry)
    }
    const target = path.posix.join(path.posix.dirname(file), specifier)
    // What protoc's plugins wrote is documented in the contracts.
    if (target.includes('/generated/')) return undefined
    const found = [target, target.replace(/\.[jt]s$/, '.ts'), target.replace(/\.[jt]s$/, '.d.ts')]
    return found.find((name) => existsSync(path.join(root, name)))
  }
  const modules = new Modules({ read: (file) => readFileSync(path.join(root, file), 'utf8'), resolve })
  return { modules, entries: [...entries.values()], fileOf }
}
