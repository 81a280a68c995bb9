import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { RegistrySchema, SchemaRegistry } from '../client/schema-registry.ts'
import type { SchemaReference } from '../registry/records.ts'
import type { SchemaType } from '../schema-kind.ts'

/** Where the schemas of keys or values are. */
export interface RegistrySerdeOptions {
  readonly registry: SchemaRegistry
  /** As a rule the topic's name and `-value` or `-key`, as other programs with registries have it. */
  readonly subject: string
  /** What records are written with and read as: a schema, or the JSON of one as text. Default: the last version of the subject. */
  readonly schema?: string | object
  /** What `schema` refers to. Default: nothing. */
  readonly references?: readonly SchemaReference[]
  /** Whether `schema` is registered if the subject does not have it. Default true; false rejects with NOT_FOUND then. */
  readonly register?: boolean
}

const known = optionNames<RegistrySerdeOptions>({
  registry: true,
  subject: true,
  schema: true,
  references: true,
  register: true,
})

/** The schema that a serde writes with, and its id. Rejects with what the registry refused, and INVALID_DATA if it is of another type. */
export async function subjectSchema(
  serde: string,
  type: SchemaType,
  options: RegistrySerdeOptions,
): Promise<{ readonly id: number; readonly schema: RegistrySchema }> {
  checkKnown(serde, options, known)
  const { registry, subject, schema: given, references = [], register = true } = options
  if (given === undefined) {
    const latest = await registry.latest(subject)
    if (latest.type === type) return { id: latest.id, schema: latest }
    throw new StreamError(
      'INVALID_DATA',
      `${serde} reads schemas of ${type}, and subject ${subject} has ${latest.type}`,
    )
  }
  const schema: RegistrySchema = { type, text: typeof given === 'string' ? given : JSON.stringify(given), references }
  if (!register) return { id: (await registry.lookUp(subject, schema)).id, schema }
  return { id: await registry.register(subject, schema), schema }
}
