import { configSchema, eachEntry, option } from '../config/index.ts'
import type { ConnectValue } from '../data/value.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { entriesOf, fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'field replacement'

/** A list of `old:new`; undefined where an entry is none. */
function renamesOf(entries: readonly string[]): ReadonlyMap<string, string> | undefined {
  const renames = new Map<string, string>()
  for (const entry of entries) {
    const [from, to, more] = entry.split(':')
    if (from === undefined || to === undefined || more !== undefined) return undefined
    renames.set(from.trim(), to.trim())
  }
  return renames
}

const pairs = eachEntry('pairs such as foo:bar', (entry) =>
  renamesOf([entry]) === undefined ? `Invalid rename mapping: ${entry}` : undefined,
)

/** Leaves out and renames fields. */
export const [replaceFieldKey, replaceFieldValue] = keyAndValue({
  name: 'ReplaceField',
  doc: 'Leaves out fields, or all but some, and gives others new names. Null stays null.',
  config: configSchema({
    exclude: option.list({
      default: [],
      importance: 'MEDIUM',
      doc: 'Fields to leave out, even if `include` has them.',
    }),
    include: option.list({ default: [], importance: 'MEDIUM', doc: 'Fields to keep; without any, all of them.' }),
    renames: option.list({
      default: [],
      importance: 'MEDIUM',
      doc: 'New names of fields: `old:new` with commas between them.',
      validate: pairs,
    }),
    ...replaceNullOption,
  }),
  prepare(config) {
    const renames = renamesOf(config.renames) ?? new Map<string, string>()
    const kept = (name: string): boolean =>
      !config.exclude.includes(name) && (config.include.length === 0 || config.include.includes(name))
    const renamed = (name: string): string => renames.get(name) ?? name
    return {
      kept,
      renamed,
      replaceNull: config['replace.null.with.default'],
      schemaOf: schemaCache((schema) =>
        withFields(
          schema,
          entriesOf(schema).flatMap(([name, field]) => (kept(name) ? [[renamed(name), field] as const] : [])),
        ),
      ),
    }
  },
  change(part, { kept, renamed, replaceNull, schemaOf }) {
    const { schema, value } = part
    if (value === null) return part
    if (schema === null) {
      const fields = new Map<ConnectValue, ConnectValue>()
      for (const [name, field] of requireMap(value, purpose)) {
        if (typeof name !== 'string') fields.set(name, field)
        else if (kept(name)) fields.set(renamed(name), field)
      }
      return { schema, value: fields }
    }
    const struct = requireStruct(value, purpose)
    const changed = schemaOf(struct.schema)
    const values = struct.schema.fields
      .filter(({ name }) => kept(name))
      .map((field) => fieldValue(struct, field, replaceNull))
    return { schema: changed, value: structOf(changed, ({ index }) => values[index] ?? null) }
  },
})
