import { StreamError } from '@millrace/base'

/** A piece of a replacement: text, or the group whose text goes there. */
export type ReplacementPart = string | number

/** What a replacement may refer to. */
export interface Groups {
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
}

/** The text after `$`, as Java reads it: as many digits as there can be a group of. */
function numbered(text: string, at: number, groupCount: number): { group: number; next: number } | undefined {
  const first = Number(text[at])
  if (!/^\d/.test(text.slice(at))) return undefined
  let group = first
  let next = at + 1
  while (/^\d/.test(text.slice(next)) && group * 10 + Number(text[next]) <= groupCount) {
    group = group * 10 + Number(text[next])
    next++
  }
  return { group, next }
}

/**
 * The parts of a replacement of java.util.regex: `$1` and `${name}` are groups, a backslash takes the character after it as it is. Throws
 * INVALID_CONFIG if it refers to a group that the pattern does not have: Java says so only when a text matches.
 */
export function parseReplacement(text: string, groups: Groups): readonly ReplacementPart[] {
  const bad = (why: string): StreamError =>
    new StreamError('INVALID_CONFIG', `${why} in the replacement ${JSON.stringify(text)}`)
  const parts: ReplacementPart[] = []
  for (let at = 0; at < text.length;) {
    if (text[at] === '\\') {
      if (at + 1 === text.length) throw bad('The character to be escaped is missing')
      parts.push(text.charAt(at + 1))
      at += 2
      continue
    }
    if (text[at] !== '$') {
      parts.push(text.charAt(at))
      at++
      continue
    }
    const name = /^\{([A-Za-z][A-Za-z0-9]*)\}/.exec(text.slice(at + 1))?.[1]
    if (name !== undefined) {
      const group = groups.groupNames.get(name)
      if (group === undefined) throw bad(`No group with name {${name}}`)
      parts.push(group)
      at += name.length + 3
      continue
    }
    const reference = numbered(text, at + 1, groups.groupCount)
    if (reference === undefined) throw bad('Illegal group reference: a group number or {name} is missing after $')
    if (reference.group > groups.groupCount) throw bad(`No group ${reference.group}`)
    parts.push(reference.group)
    at = reference.next
  }
  return parts
}
