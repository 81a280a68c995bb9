// The files of the repository as git sees them: committed ones, and new ones that are not ignored.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Paths relative to root. Throws if there is none: a check that reads nothing proves nothing. */
export function repositoryFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = listed.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)))
  if (files.length === 0) throw new Error(`git lists no file below ${root}`)
  return [...new Set(files)]
}
