import type { ConfigSchema } from './config-schema.ts'
import type { Option } from './option.ts'
import { valueText } from './parse-value.ts'

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function defaultOf(option: Option<unknown>): string {
  if (option.default === undefined) return 'required'
  const text = valueText(option.default)
  return text === null || text === '' ? '' : `\`${text}\``
}

/** The options of `schema` as a table in Markdown, in their order: for a page about what they configure. */
export function configTable(schema: ConfigSchema): string {
  const rows = Object.entries(schema.shape).map(([name, option]) => {
    const allowed = (option.validate === undefined ? [] : [option.validate].flat()).flatMap(
      ({ allows }) => allows ?? [],
    )
    const doc = allowed.length === 0 ? option.doc : `${option.doc} Allowed: ${allowed.join('; ')}.`
    return [`\`${name}\``, option.type.toLowerCase(), defaultOf(option), option.importance.toLowerCase(), doc]
  })
  if (rows.length === 0) return 'It has no options.\n'
  const lines = [['option', 'type', 'default', 'importance', 'what it is'], rows[0]?.map(() => '---') ?? [], ...rows]
  return `${lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')}\n`
}
