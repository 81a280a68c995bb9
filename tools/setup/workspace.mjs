// The packages of the workspace, and what each is built from and into.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Folders of the workspace that hold a package.json, relative to the root, sorted. */
export function workspaceFolders(from = root) {
  const { workspaces } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'))
  return workspaces
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern]
      const parent = pattern.slice(0, -2)
      if (!existsSync(path.join(from, parent))) return []
      return readdirSync(path.join(from, parent)).map((name) => `${parent}/${name}`)
    })
    .filter((folder) => existsSync(path.join(from, folder, 'package.json')))
    .toSorted()
}

/** Every file below a folder, relative to it, with forward slashes; none if it does not exist. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
}

/** The sources that a package's build compiles, relative to its src. */
export function compiledSources(folder, from = root) {
  return filesBelow(path.join(from, folder, 'src')).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'),
  )
}

/** Everything that decides what a build gives, as lines of path, size and time. */
export function buildInputs(from = root) {
  const files = ['package-lock.json', 'tsconfig.base.json']
  for (const folder of workspaceFolders(from)) {
    files.push(`${folder}/package.json`, `${folder}/tsconfig.json`)
    files.push(...compiledSources(folder, from).map((name) => `${folder}/src/${name}`))
    files.push(...filesBelow(path.join(from, folder, 'generated')).map((name) => `${folder}/generated/${name}`))
  }
  return files
    .filter((name) => existsSync(path.join(from, name)))
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(from, name))
      return `${name} ${size} ${mtimeMs}`
    })
    .join('\n')
}
