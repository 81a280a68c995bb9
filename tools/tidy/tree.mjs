// What the rules of tidy look at: names, texts, parsed sources and modes of the files of a tree.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { repositoryFiles } from '../source/files.mjs'
import { parseSource } from '../source/parse.mjs'

/** Files whose content is not ours to judge: recorded, generated, or written by npm. */
const notOurs = /(^|\/)(golden|generated|dist)\/|^package-lock\.json$|^LICENSE$|\.(binpb|parquet|png|svg)$/

/** A tree over any way to read it. `modes` maps names to git's modes, such as 100755. */
export function treeOf(files, text, modes) {
  const parsed = new Map()
  const source = (file) => {
    if (!parsed.has(file)) parsed.set(file, parseSource(file, text(file)))
    return parsed.get(file)
  }
  return {
    files,
    text,
    modes,
    source,
    json: (file) => JSON.parse(text(file)),
    ours: files.filter((file) => !notOurs.test(file)),
    sources: files.filter((file) => !notOurs.test(file) && /\.(ts|mts|js|mjs|cjs)$/.test(file)),
  }
}

function commitModes(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--stage'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  return new Map(
    listed
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, 6)]),
  )
}

/** The repository's own tree. */
export const repositoryTree = (root) =>
  treeOf(repositoryFiles(root), (file) => readFileSync(path.join(root, file), 'utf8'), commitModes(root))

/** A tree for tests: names to texts. Every file has mode 100644 unless said. */
export function plantedTree(texts, modes = {}) {
  const files = Object.keys(texts)
  return treeOf(files, (file) => texts[file], new Map(files.map((file) => [file, modes[file] ?? '100644'])))
}
