import { limits } from '../../limits.ts'

/** What a schema is in Avro's Parsing Canonical Form, once it is parsed from JSON. */
export type CanonicalSchema =
  | string
  | readonly CanonicalSchema[]
  | {
      readonly type: string
      readonly name?: string
      readonly fields?: readonly { readonly name: string; readonly type: CanonicalSchema }[]
      readonly items?: CanonicalSchema
      readonly values?: CanonicalSchema
      readonly symbols?: readonly string[]
      readonly size?: number
    }

/** A decoder that sets it changes what its map inherits from, instead of the map. */
const unholdable = Buffer.from('__proto__')

/** Steps over one value. */
type Step = (at: Cursor) => void

/** Where a check is in its bytes, and what it may still meet. */
class Cursor {
  readonly #bytes: Uint8Array
  #position = 0
  #depth = 0
  /** Every item has a byte, but for those of types that take none. */
  #itemsLeft: number

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#itemsLeft = bytes.length + limits.avroEmptyItemsMax
  }

  get position(): number {
    return this.#position
  }

  skip(sizeBytes: number): void {
    if (sizeBytes < 0) throw new RangeError(`a length of ${sizeBytes} at byte ${this.#position}`)
    if (sizeBytes > this.#bytes.length - this.#position) {
      throw new RangeError(
        `${sizeBytes} bytes are announced at byte ${this.#position} of ${this.#bytes.length}: it is cut short, or was written with another schema`,
      )
    }
    this.#position += sizeBytes
  }

  /** A map's key. */
  mapKey(): void {
    const sizeBytes = this.long()
    const start = this.#position
    this.skip(sizeBytes)
    if (sizeBytes === unholdable.length && unholdable.every((byte, index) => byte === this.#bytes[start + index])) {
      throw new RangeError("a map has the key '__proto__', which no object can hold")
    }
  }

  /** A zigzag varint. Exact up to 2^53; what is larger is no length, count or index anyway. */
  long(): number {
    let value = 0
    let scale = 1
    for (let read = 0; read < 10; read++) {
      const byte = this.#bytes[this.#position]
      if (byte === undefined) throw new RangeError(`it ends within a number, after ${this.#bytes.length} bytes`)
      this.#position += 1
      value += (byte & 0x7f) * scale
      scale *= 128
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    }
    throw new RangeError(`the number at byte ${this.#position} has more than 64 bits`)
  }

  int(): void {
    const value = this.long()
    if (value !== (value | 0)) throw new RangeError(`an int of ${value}: it was written with another schema`)
  }

  /** One of `count`. */
  index(count: number, what: string): number {
    const index = this.long()
    if (index >= 0 && index < count) return index
    throw new RangeError(`${what} ${index} of ${count}: it was written with another schema`)
  }

  /** Steps over the blocks of an array or a map. */
  blocks(item: Step): void {
    for (;;) {
      let count = this.long()
      if (count === 0) return
      if (count < 0) {
        count = -count
        this.long()
      }
      this.#itemsLeft -= count
      if (this.#itemsLeft < 0) {
        throw new RangeError(`${count} items are announced at byte ${this.#position} of ${this.#bytes.length}`)
      }
      for (let left = count; left > 0; left--) item(this)
    }
  }

  /** Steps into a record. */
  within(step: () => void): void {
    this.#depth += 1
    if (this.#depth > limits.avroDepthMax) {
      throw new RangeError(`records are nested more than ${limits.avroDepthMax} deep`)
    }
    step()
    this.#depth -= 1
  }
}

/**
 * Makes a check that bytes are what a schema says before anything is built from them: that no length leads out of them, and that no
 * more items are announced than there can be. Decoders believe these numbers, and ten bytes can make one fill the memory.
 */
export function byteCheck(schema: CanonicalSchema): (bytes: Uint8Array) => void {
  const step = stepFor(schema, new Map())
  return (bytes) => {
    const at = new Cursor(bytes)
    step(at)
    const left = bytes.length - at.position
    if (left > 0) throw new RangeError(`it goes on behind its end (bytes: ${left}): it was written with another schema`)
  }
}

const primitives: Readonly<Record<string, Step>> = {
  null: () => undefined,
  boolean: (at) => at.skip(1),
  int: (at) => at.int(),
  long: (at) => void at.long(),
  float: (at) => at.skip(4),
  double: (at) => at.skip(8),
  bytes: (at) => at.skip(at.long()),
  string: (at) => at.skip(at.long()),
}

function stepFor(schema: CanonicalSchema, named: Map<string, Step>): Step {
  if (typeof schema === 'string') {
    const step = primitives[schema] ?? named.get(schema)
    if (step === undefined) throw new TypeError(`the schema names ${schema}, which it does not define`)
    return step
  }
  if (isUnion(schema)) {
    const branches = schema.map((branch) => stepFor(branch, named))
    return (at) => branches[at.index(branches.length, 'branch')]?.(at)
  }
  const { type, name, fields = [], items = 'null', values = 'null', symbols = [], size = 0 } = schema
  switch (type) {
    case 'record':
    case 'error':
      return recordStep(name, fields, named)
    case 'array': {
      const item = stepFor(items, named)
      return (at) => at.blocks(item)
    }
    case 'map': {
      const value = stepFor(values, named)
      return (at) =>
        at.blocks(() => {
          at.mapKey()
          value(at)
        })
    }
    case 'enum':
      return defined(name, named, (at) => void at.index(symbols.length, 'symbol'))
    case 'fixed':
      return defined(name, named, (at) => at.skip(size))
    default:
      return stepFor(type, named)
  }
}

function recordStep(
  name: string | undefined,
  fields: readonly { readonly type: CanonicalSchema }[],
  named: Map<string, Step>,
): Step {
  const steps: Step[] = []
  const step = defined(name, named, (at) =>
    at.within(() => {
      for (const field of steps) field(at)
    }),
  )
  // Its fields may be of the record's own type, so it is known by its name before they are.
  steps.push(...fields.map((field) => stepFor(field.type, named)))
  return step
}

function defined(name: string | undefined, named: Map<string, Step>, step: Step): Step {
  if (name !== undefined) named.set(name, step)
  return step
}

function isUnion(schema: CanonicalSchema): schema is readonly CanonicalSchema[] {
  return Array.isArray(schema)
}
