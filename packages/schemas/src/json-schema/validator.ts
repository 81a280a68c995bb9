import type { Ajv as AjvOfDraft7, ErrorObject, Options } from 'ajv'
import { schemaError } from '../schema-error.ts'
import type { JsonSchemaDocuments, JsonSchemaDraft } from './document.ts'
import { forAjv } from './for-ajv.ts'

/** Tells where and why a value of JSON is not valid; undefined if it is. */
export type JsonValidator = (value: unknown) => string | undefined

const problemsShownMax = 3
const problemLengthMax = 300

// `format` is a remark in this package. What a draft does not know means nothing, as it says itself.
const options: Options = { strict: false, validateFormats: false, logger: false }

/** Compiles a schema. Rejects with INVALID_DATA if that can't be done. */
export async function jsonValidator(documents: JsonSchemaDocuments): Promise<JsonValidator> {
  const { draft, main, others } = forAjv(documents)
  const ajv = await ajvOf(draft)
  try {
    for (const { uri, schema } of others) ajv.addSchema(schema, uri)
    const validate = ajv.compile(main)
    return (value) => (validate(value) ? undefined : problemsIn(validate.errors ?? []))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw schemaError(`nothing can be validated by the schema: ${cut(reason)}`, undefined, error)
  }
}

/** Only the draft that is wanted is loaded. */
async function ajvOf(draft: JsonSchemaDraft): Promise<AjvOfDraft7> {
  if (draft === '4') return new (await import('ajv-draft-04')).default.default(options)
  if (draft === '2019-09') return new (await import('ajv/dist/2019.js')).Ajv2019(options)
  if (draft === '2020-12') return new (await import('ajv/dist/2020.js')).Ajv2020(options)
  return new (await import('ajv')).Ajv(options)
}

function problemsIn(errors: readonly ErrorObject[]): string {
  const shown = errors.slice(0, problemsShownMax).map(problemIn).join('; ')
  return errors.length > problemsShownMax ? `${shown}; and ${errors.length - problemsShownMax} more` : shown
}

function problemIn({ instancePath, message = 'is not valid', params }: ErrorObject): string {
  const { additionalProperty, unevaluatedProperty } = params as Readonly<Record<string, unknown>>
  const property = additionalProperty ?? unevaluatedProperty
  const name = typeof property === 'string' ? ` (${property})` : ''
  return cut(`at ${instancePath === '' ? '/' : instancePath}, it ${message}${name}`)
}

function cut(text: string): string {
  return text.length <= problemLengthMax ? text : `${text.slice(0, problemLengthMax)}...`
}
