import type { Schema } from '@millrace/connect'
import { knownSchemasMax } from '../limits.ts'

/** What was made of schemas: of each once, while there are not too many. */
export class KnownSchemas<Made> {
  readonly #make: (schema: Schema) => Made
  readonly #known = new Map<Schema, Made>()

  constructor(make: (schema: Schema) => Made) {
    this.#make = make
  }

  of(schema: Schema): Made {
    const known = this.#known.get(schema)
    if (known !== undefined) return known
    const made = this.#make(schema)
    if (this.#known.size >= knownSchemasMax) this.#known.clear()
    this.#known.set(schema, made)
    return made
  }
}
