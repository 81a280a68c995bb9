import { configError, dataError } from '@millrace/connect'
import { nameBytesMax } from './limits.ts'

/** What stands for the topic in `table.name.format`. */
export const topicPlace = `\${topic}`

/** Why a text can't be the name of a table or a column; undefined if it can. */
export function wrongName(name: string): string | undefined {
  if (name === '') return 'it is empty'
  if (name.includes('\0')) return 'it has a character of code 0'
  if (Buffer.byteLength(name) > nameBytesMax) return `it has more than ${nameBytesMax} bytes`
  return undefined
}

/** `name` as SQL has it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A table by its name, with or without the schema that it is in. */
export interface TableName {
  readonly schema: string | undefined
  readonly name: string
}

/** As SQL has it. */
export function quotedTable({ schema, name }: TableName): string {
  return schema === undefined ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
}

/** As messages have it. */
export function tableText({ schema, name }: TableName): string {
  return schema === undefined ? name : `${schema}.${name}`
}

/**
 * The parts of a table's name as a config gives it, with or without its schema: `orders`, `shop.orders`. A dot of the config parts them, and
 * one of a topic does not: no topic chooses the schema. Throws INVALID_CONFIG.
 */
export function nameParts(
  option: string,
  text: string,
): readonly [name: string] | readonly [schema: string, name: string] {
  const parts = text.split('.')
  const [first = '', second] = parts
  const wrong = parts.length > 2 ? 'it has more than one dot' : parts.includes('') ? 'a part of it is empty' : undefined
  if (wrong !== undefined) {
    throw configError(option, `${option} is to name a table, with or without its schema, such as shop.orders: ${wrong}`)
  }
  return second === undefined ? [first] : [first, second]
}

/** Makes the names of tables from those of topics. Throws INVALID_CONFIG if the format won't do, and then INVALID_DATA for a topic that won't. */
export function tableNamer(option: string, format: string): (topic: string) => TableName {
  const parts = nameParts(option, format)
  const [schema, name] = parts.length === 2 ? parts : [undefined, parts[0]]
  const fill = (part: string, topic: string): string => {
    const filled = part.replaceAll(topicPlace, () => topic)
    const wrong = wrongName(filled)
    if (wrong !== undefined) throw dataError(`PostgreSQL has no table of the name that ${option} makes: ${wrong}`)
    return filled
  }
  return (topic) => ({ schema: schema === undefined ? undefined : fill(schema, topic), name: fill(name, topic) })
}
