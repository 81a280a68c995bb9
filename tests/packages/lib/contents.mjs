// What a tarball holds: everything that its manifest and its maps name, and nothing that is of no use where it is installed.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../../tools/setup/workspace.mjs'

const unwanted = /\.test\.|\.tsbuildinfo$|(^|\/)(test|golden|bench|node_modules)\/|\.log$|(^|\/)tsconfig/

/** Files that the manifest names. */
function named({ exports = {}, bin = {} }) {
  const entries = Object.values(exports).flatMap((entry) => Object.values(entry))
  return [...entries, ...Object.values(bin)].map((name) => path.posix.normalize(name))
}

/** What a map points at that is not there: its sources, or itself from the file that it maps. */
function deadMaps({ folder, paths }) {
  const known = new Set(paths)
  const beside = (name, target) => path.posix.join(path.posix.dirname(name), target)
  return paths.flatMap((name) => {
    if (/\.(js|d\.ts)$/.test(name)) {
      const map = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1]
      return map === undefined || map.startsWith('data:') || known.has(beside(name, map))
        ? []
        : [`${name} names ${map}`]
    }
    if (!name.endsWith('.map')) return []
    const { sources, sourceRoot = '' } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
    return sources
      .filter((source) => !known.has(beside(name, path.posix.join(sourceRoot, source))))
      .map((source) => `${name} maps ${source}`)
  })
}

/** A file's text, whatever git made of its line ends. */
const textOf = (folder, name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')

/** @param {import('./pack.mjs').Tarball} tarball */
export function checkContents(tarball) {
  const { folder, paths, manifest } = tarball
  const known = new Set(paths)
  const problems = [
    ...['README.md', 'LICENSE', 'package.json'].filter((name) => !known.has(name)).map((name) => `${name} is missing`),
    ...named(manifest)
      .filter((name) => !known.has(name))
      .map((name) => `${name} is named by package.json, and missing`),
    ...paths.filter((name) => unwanted.test(name)).map((name) => `${name} is of no use to anyone`),
    ...deadMaps(tarball).map((problem) => `${problem}, which is missing`),
  ]
  if (known.has('LICENSE') && textOf(folder, 'LICENSE') !== textOf(root, 'LICENSE')) {
    problems.push("LICENSE is not the repository's")
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
