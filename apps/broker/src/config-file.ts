import { StreamError } from '@millrace/base'
import { isMap, isScalar, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml'

/** A configuration as keys and texts, in Kafka's spelling. */
export type ConfigEntries = Readonly<Record<string, string>>

/**
 * Reads a YAML file's text: `listener.port: 9094`, or the same nested. Numbers keep their text, so that none is rounded.
 * Throws INVALID_CONFIG naming file and line.
 */
export function parseConfigFile(text: string, file: string): ConfigEntries {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const refuse = (offset: number | undefined, message: string): StreamError => {
    const line = offset === undefined ? '' : ` line ${lines.linePos(offset).line}:`
    return new StreamError('INVALID_CONFIG', `${file}:${line} ${message}`, { context: { file } })
  }
  const [error] = document.errors
  if (error !== undefined) throw refuse(error.pos[0], error.message)
  const entries: Record<string, string> = {}
  const add = (map: YAMLMap<Node, Node | null>, prefix: string): void => {
    for (const { key, value } of map.items) {
      if (!isScalar(key)) throw refuse(key.range?.[0], 'a key must be plain text')
      const name = `${prefix}${String(key.value)}`
      if (isMap<Node, Node | null>(value)) add(value, `${name}.`)
      else if (!isScalar(value) || value.value === null) throw refuse(key.range?.[0], `${name} must have one value`)
      else if (Object.hasOwn(entries, name)) throw refuse(key.range?.[0], `${name} is given twice`)
      else entries[name] = typeof value.value === 'string' ? value.value : (value.source ?? JSON.stringify(value.value))
    }
  }
  if (document.contents === null) return entries
  if (!isMap<Node, Node | null>(document.contents)) {
    throw refuse(document.contents.range?.[0], 'a configuration is made of `key: value`, a line each')
  }
  add(document.contents, '')
  return entries
}

/** Reads `key=value` of the command line. */
export function parseSetting(text: string): [key: string, value: string] | undefined {
  const equals = text.indexOf('=')
  return equals < 1 ? undefined : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
}
