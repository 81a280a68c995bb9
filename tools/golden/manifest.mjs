// Recorded bytes of Apache Kafka and others: every file in a golden folder is listed with its checksum, in the format of sha256sum.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow, root, workspaceFolders } from '../setup/workspace.mjs'

export const manifestPath = path.join(root, 'tools/golden/manifest.sha256')

/** Every golden file of the tree as the disk has it, relative to the root: what git would not list is found here too. */
export function goldenFiles(from = root) {
  const folders = [...workspaceFolders(from), 'tests', 'examples']
  return folders
    .flatMap((folder) => filesBelow(path.join(from, folder)).map((name) => `${folder}/${name}`))
    .filter((name) => name.includes('/golden/') && !/\/(node_modules|dist)\//.test(name))
    .toSorted()
}

const checksum = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** The manifest's text for a tree as it is. */
export const manifestOf = (from = root) =>
  goldenFiles(from)
    .map((name) => `${checksum(path.join(from, name))}  ${name}\n`)
    .join('')

/** What differs between a manifest and a tree: lines of text, none if nothing does. */
export function compareManifest(manifest, from = root) {
  const parse = (text) => new Map(text.split('\n').filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)]))
  const listed = parse(manifest)
  const found = parse(manifestOf(from))
  return [
    ...[...listed.keys()].filter((name) => !found.has(name)).map((name) => `${name} is lost`),
    ...[...found.keys()].filter((name) => !listed.has(name)).map((name) => `${name} is not in the manifest`),
    ...[...listed].filter(([name, sum]) => found.has(name) && found.get(name) !== sum).map(([name]) => `${name} changed`),
  ]
}

/** Names that git would leave out of a commit, however they got there, of those given. */
export function ignoredByGit(names, from = root) {
  if (names.length === 0) return []
  try {
    const output = execFileSync('git', ['check-ignore', '--no-index', '--stdin', '-z'], {
      cwd: from,
      input: names.join('\0'),
      encoding: 'utf8',
    })
    return output.split('\0').filter(Boolean)
  } catch (error) {
    // Exit code 1 says that none is ignored.
    if (error.status === 1) return []
    throw error
  }
}

/** Names whose line ends git may convert, or whose bytes it would show as text, of those given. */
export function convertedByGit(names, from = root) {
  if (names.length === 0) return []
  const output = execFileSync('git', ['check-attr', '-z', '--stdin', 'text', 'filter', 'eol'], {
    cwd: from,
    input: names.join('\0'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const fields = output.split('\0')
  const converted = new Set()
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [name, attribute, value] = fields.slice(at, at + 3)
    const harmless = attribute === 'text' ? value === 'unset' : attribute === 'eol' || value === 'unspecified'
    if (!harmless) converted.add(name)
  }
  return [...converted]
}
