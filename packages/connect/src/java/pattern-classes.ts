/** Sets of characters by the names that java.util.regex has for them, as JavaScript (flag `v`) writes them in a class. */

const horizontal = String.raw`\t \xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000`
const vertical = String.raw`\n\x0B\f\r\x85\u2028\u2029`

/** What ends a line for Java, which is more than for JavaScript. */
export const lineTerminators = String.raw`\n\r\x85\u2028\u2029`

/**
 * Escapes that stand for a set of characters. Java's are ASCII where JavaScript's `\s` is not; `\w` and `\d` are the same in both. A capital
 * is the complement.
 */
export const escapedSets: Readonly<Record<string, string>> = {
  d: '0-9',
  w: '0-9A-Z_a-z',
  s: String.raw`\t\n\x0B\f\r `,
  h: horizontal,
  v: vertical,
}

/** The POSIX sets, which are ASCII in Java. */
const posixSets: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: String.raw`\0-\x7F`,
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: '0-9A-Za-z',
  Punct: String.raw`\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E`,
  Graph: String.raw`\x21-\x7E`,
  Print: String.raw`\x20-\x7E`,
  Blank: String.raw`\t `,
  Cntrl: String.raw`\0-\x1F\x7F`,
  XDigit: '0-9A-Fa-f',
  Space: String.raw`\t\n\x0B\f\r `,
}

/** Java's names of properties that JavaScript has under the same name. */
const binary = new Set(['Alphabetic', 'Ideographic', 'Lowercase', 'Uppercase', 'White_Space', 'Emoji'])
const binaryAliases: Readonly<Record<string, string>> = { letter: 'L', digit: 'Nd', control: 'Cc', punctuation: 'P' }

/** Whether JavaScript knows `property` in `\p{...}`. */
function exists(property: string): boolean {
  try {
    return new RegExp(String.raw`\p{${property}}`, 'v') instanceof RegExp
  } catch {
    // Unknown to JavaScript: the caller refuses it, with the text that the user wrote.
    return false
  }
}

function propertyOf(name: string): string | undefined {
  const [, key, value] = /^(\w+)=(\w+)$/.exec(name) ?? []
  if (key !== undefined && value !== undefined) {
    if (['sc', 'script'].includes(key.toLowerCase())) return `Script=${value}`
    return ['gc', 'general_category'].includes(key.toLowerCase()) ? `gc=${value}` : undefined
  }
  if (!name.startsWith('Is')) return /^[A-Z]/.test(name) ? `gc=${name}` : undefined
  const rest = name.slice(2)
  if (binary.has(rest)) return rest
  const alias = binaryAliases[rest.toLowerCase()]
  if (alias !== undefined) return `gc=${alias}`
  return exists(`gc=${rest}`) ? `gc=${rest}` : `Script=${rest}`
}

/** What stands for `\p{name}` in a class; undefined if JavaScript can't have it (blocks, `java...`). */
export function propertySet(name: string): string | undefined {
  const posix = Object.hasOwn(posixSets, name) ? posixSets[name] : undefined
  if (posix !== undefined) return posix
  const property = propertyOf(name)
  return property === undefined || !exists(property) ? undefined : String.raw`\p{${property}}`
}
