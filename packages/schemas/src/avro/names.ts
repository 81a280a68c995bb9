import { schemaError } from '../schema-error.ts'
import { type AvroNamed, isPrimitiveKind } from './model.ts'

const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Throws INVALID_DATA unless `name` is a name without dots. */
export function checkName(name: string, path: string): void {
  if (namePattern.test(name)) return
  throw schemaError(
    `'${name.slice(0, 100)}' is no name of Avro: letters, digits and _ make one, the first of them no digit`,
    path,
  )
}

/** A full name: one with dots is full already, any other gets the namespace. */
export function fullNameOf(name: string, namespace: string, path: string): string {
  const full = name.includes('.') || namespace === '' ? name : `${namespace}.${name}`
  for (const part of full.split('.')) checkName(part, path)
  return full
}

/** The named types that a schema has defined so far, in the order of the text. */
export class AvroNames {
  readonly #types = new Map<string, AvroNamed>()

  /** The type of a name that is referred to within a namespace; as with Avro's own parser, one without a namespace is found there too. */
  find(name: string, namespace: string): AvroNamed | undefined {
    if (name.includes('.') || namespace === '') return this.#types.get(name)
    return this.#types.get(`${namespace}.${name}`) ?? this.#types.get(name)
  }

  /** Throws INVALID_DATA if there is a type of the name. */
  add(type: AvroNamed, path: string): void {
    const { fullName } = type
    if (isPrimitiveKind(fullName)) throw schemaError(`a type can't be called ${fullName}, as one of Avro's is`, path)
    if (this.#types.has(fullName)) throw schemaError(`${fullName} is defined more than once`, path)
    this.#types.set(fullName, type)
  }

  /** The full names of all types. */
  fullNames(): Iterable<string> {
    return this.#types.keys()
  }
}
