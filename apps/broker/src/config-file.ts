import { StreamError } from '@millrace/base'
import type { Node, YAMLMap } from 'yaml'
import { yaml } from './yaml.ts'

/** A value of a file, as text, and the line that gives it. */
export interface FileEntry {
  readonly value: string
  readonly line: number
}

/**
 * Reads a YAML file's text: `listener.port: 9094`, or the same nested, as keys in Kafka's spelling. Numbers keep their text, so that none
 * is rounded; a list of plain values becomes a text divided by commas. Throws INVALID_CONFIG naming file and line.
 */
export function parseConfigFile(text: string, file: string): ReadonlyMap<string, FileEntry> {
  const { isMap, isScalar, LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const refuse = (offset: number | undefined, message: string): StreamError => {
    const line = offset === undefined ? '' : ` line ${lines.linePos(offset).line}:`
    return new StreamError('INVALID_CONFIG', `${file}:${line} ${message}`, { context: { file } })
  }
  const [error] = document.errors
  if (error !== undefined) throw refuse(error.pos[0], error.message)
  const entries = new Map<string, FileEntry>()
  const add = (map: YAMLMap<Node, Node | null>, prefix: string): void => {
    for (const { key, value } of map.items) {
      if (!isScalar(key)) throw refuse(key.range?.[0], 'a key must be plain text')
      const offset = key.range?.[0] ?? 0
      const name = `${prefix}${String(key.value)}`
      if (isMap<Node, Node | null>(value)) {
        add(value, `${name}.`)
        continue
      }
      const plain = textOf(value)
      if (plain === undefined) throw refuse(offset, `${name} must have one value`)
      if (entries.has(name)) throw refuse(offset, `${name} is given twice`)
      entries.set(name, { value: plain, line: lines.linePos(offset).line })
    }
  }
  if (document.contents === null) return entries
  if (!isMap<Node, Node | null>(document.contents)) {
    throw refuse(document.contents.range?.[0], 'a configuration is made of `key: value`, a line each')
  }
  add(document.contents, '')
  return entries
}

/** Undefined for what is no value of a key: nothing at all, or a list of more than plain values. */
function textOf(value: Node | null): string | undefined {
  const { isScalar, isSeq } = yaml()
  if (isSeq<Node>(value)) {
    const items = value.items.map((item) => (isSeq(item) ? undefined : textOf(item)))
    return items.includes(undefined) ? undefined : items.join(',')
  }
  if (!isScalar(value) || value.value === null) return undefined
  return typeof value.value === 'string' ? value.value : (value.source ?? JSON.stringify(value.value))
}

/** Reads `key=value` of the command line. */
export function parseSetting(text: string): [key: string, value: string] | undefined {
  const equals = text.indexOf('=')
  return equals < 1 ? undefined : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
}
