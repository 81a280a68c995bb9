import { isStreamError } from '@millrace/base'
import { referencesMax } from '../limits.ts'
import type { ReferencedSchema, RegisteredSchema } from '../schema-kind.ts'
import type { RegistryContext } from './context.ts'
import type { SchemaReference } from './records.ts'
import { registryError } from './registry-error.ts'
import type { RegistryState, SchemaIdentity } from './state.ts'

/** Reads a schema. Throws 42201 if it makes no sense, is of a type that is not understood, or refers to what is not there. */
export function parseSchema(
  { state, kinds }: RegistryContext,
  { type, text, references }: SchemaIdentity,
  isNew: boolean,
): RegisteredSchema {
  const kind = kinds.find((each) => each.type === type)
  if (kind === undefined) {
    const there = kinds.map((each) => each.type).join(', ')
    throw registryError(42201, `Invalid schema: schemas of type ${type} are not understood, only of ${there}`)
  }
  const resolved = resolveReferences(state, references)
  try {
    return kind.parse(text, { references: resolved, isNew })
  } catch (error) {
    if (!isStreamError(error, 'INVALID_DATA')) throw error
    throw registryError(42201, `Invalid schema: ${error.message}`, error)
  }
}

/** All that a schema refers to, each behind what it refers to itself. */
function resolveReferences(state: RegistryState, references: readonly SchemaReference[]): readonly ReferencedSchema[] {
  const resolved: ReferencedSchema[] = []
  const seen = new Set<string>()
  // A stack of its own: references may be chained as deep as there are schemas.
  const left = references.toReversed().map((reference) => ({ reference, isExpanded: false }))
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { reference } = next
    const { name, subject, version } = reference
    const key = JSON.stringify([name, subject, version])
    const target = state.version(subject, version)
    if (target === undefined) {
      throw registryError(42201, `Invalid schema: it refers to version ${version} of ${subject}, which is not there`)
    }
    if (next.isExpanded) {
      resolved.push({ name, text: target.text })
      continue
    }
    if (seen.has(key)) continue
    if (seen.size === referencesMax) {
      throw registryError(42201, `Invalid schema: it refers to more than ${referencesMax} others`)
    }
    seen.add(key)
    left.push({ reference, isExpanded: true })
    left.push(...target.references.toReversed().map((each) => ({ reference: each, isExpanded: false })))
  }
  return resolved
}
