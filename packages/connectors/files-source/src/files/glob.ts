import path from 'node:path'
import { globPartsMax } from '../limits.ts'

/** A part of a pattern between slashes: any number of folders, or names that match. */
export type GlobPart = { readonly kind: 'any folders' } | { readonly kind: 'names'; readonly names: RegExp }

/** A pattern for paths. */
export interface Glob {
  /** The pattern as it was given. */
  readonly text: string
  /** The folder that its first part with a wildcard is looked for in: an absolute path. */
  readonly folder: string
  /** The parts below that folder; the last is that of the file. */
  readonly parts: readonly GlobPart[]
}

const wildcard = /[*?[]/
const special = /[\\^$.|+(){}]/

/** The end of a set of characters that begins at `from`; -1 if it has none. */
function endOfSet(part: string, from: number): number {
  // A bracket that is the first in the set is one of its characters.
  const first = /^\[[!^]?\]?/.exec(part.slice(from))?.[0].length ?? 1
  return part.indexOf(']', from + first)
}

function namesOf(part: string): RegExp {
  let source = ''
  for (let at = 0; at < part.length; at++) {
    const char = part.charAt(at)
    if (char === '*') source += '[^/]*'
    else if (char === '?') source += '[^/]'
    else if (char === '[') {
      const end = endOfSet(part, at)
      if (end === -1) throw new Error(`'${part}' has a [ without its ]`)
      const [, not = '', chars = ''] = /^\[([!^]?)([^]*)\]$/.exec(part.slice(at, end + 1)) ?? []
      source += `[${not === '' ? '' : '^/'}${chars.replaceAll(/[\\[\]^]/g, '\\$&')}]`
      at = end
    } else source += special.test(char) ? `\\${char}` : char
  }
  // As in a shell: what is hidden has to be named.
  const hidden = part.startsWith('.') ? '' : '(?!\\.)'
  try {
    return new RegExp(`^${hidden}${source}$`, 'su')
  } catch {
    throw new Error(`'${part}' has characters between [ and ] that are no set`)
  }
}

/**
 * A pattern for paths as shells have them: `*` is any part of a name, `?` one character, `[a-z]` one of a set (`[!a-z]` one that is not), and `**` any
 * number of folders. Relative ones are below the working directory. Throws an Error that says what is wrong.
 */
export function parseGlob(text: string): Glob {
  if (text === '') throw new Error('A pattern is empty')
  if (text.endsWith('/')) throw new Error(`'${text}' names a folder: say which files in it, such as ${text}*.log`)
  const parts = path.resolve(text).split(path.sep).slice(1)
  if (parts.length > globPartsMax) throw new Error(`'${text}' has more than ${globPartsMax} parts`)
  const firstWild = parts.findIndex((part) => wildcard.test(part))
  const fixed = firstWild === -1 ? parts.length - 1 : firstWild
  if (parts.at(-1) === '**') throw new Error(`'${text}' ends in **, which stands for folders: add the names of files`)
  return {
    text,
    folder: path.sep + parts.slice(0, fixed).join(path.sep),
    parts: parts
      .slice(fixed)
      .map((part) => (part === '**' ? { kind: 'any folders' } : { kind: 'names', names: namesOf(part) })),
  }
}

function matchesFrom(parts: readonly GlobPart[], names: readonly string[]): boolean {
  const [part, ...rest] = parts
  if (part === undefined) return names.length === 0
  if (part.kind === 'any folders') {
    if (matchesFrom(rest, names)) return true
    const [first] = names
    return first !== undefined && !first.startsWith('.') && matchesFrom(parts, names.slice(1))
  }
  const [first] = names
  return first !== undefined && part.names.test(first) && matchesFrom(rest, names.slice(1))
}

/** Whether an absolute path is one of the pattern's. */
export function matchesGlob({ folder, parts }: Glob, file: string): boolean {
  const below = path.relative(folder, file)
  if (below === '' || below.startsWith(`..${path.sep}`) || below === '..' || path.isAbsolute(below)) return false
  return matchesFrom(parts, below.split(path.sep))
}
