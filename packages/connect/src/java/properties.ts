import { configError } from '../data/errors.ts'

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

/** Lines as `java.util.Properties` joins them: without comments and empty ones, those that end in a lone backslash with the next. */
function* logicalLines(text: string): Generator<string> {
  let before: string | undefined
  for (const natural of text.split(/\r\n|\n|\r/)) {
    const line = natural.replace(/^[ \t\f]+/, '')
    if (before === undefined && (line === '' || /^[#!]/.test(line))) continue
    const whole = (before ?? '') + line
    const backslashes = /\\*$/.exec(line)?.[0].length ?? 0
    if (backslashes % 2 === 1) before = whole.slice(0, -1)
    else {
      before = undefined
      yield whole
    }
  }
  if (before !== undefined) yield before
}

function unescape(text: string, key: string): string {
  return text.replaceAll(/\\(u[\da-fA-F]{4}|u|.)/gs, (_, escaped: string) => {
    if (escaped === 'u')
      throw configError(key, String.raw`\u is followed by four hexadecimal digits in a file of properties`)
    if (escaped.length > 1) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return escapes[escaped] ?? escaped
  })
}

/**
 * The entries of a text in the format of `java.util.Properties`, which Kafka's configurations are written in: `key=value`, `key: value` or
 * `key value` a line, comments behind # and !, backslashes before what has a meaning or at the end of a line that goes on. Of a key that is given
 * twice the last value counts, and nothing is cut off a value's end, as in Java. Throws INVALID_CONFIG for an escape that is none; no value is in
 * the message.
 */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const line of logicalLines(text)) {
    // The key ends at the first separator that no backslash stands before.
    const end = /^(?:\\.|[^\\=: \t\f])*/s.exec(line)?.[0].length ?? 0
    const key = unescape(line.slice(0, end), 'properties')
    const value = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '')
    entries.set(key, unescape(value, key))
  }
  return entries
}
