import type { HeaderContent } from '@millrace/records'
import { describe, type RawBytes, rawSerde } from './serde/bytes.ts'

/** What a producer may give as headers: pairs in order (names may repeat), or an object. */
export type HeadersInput =
  | Iterable<readonly [name: string, value: RawBytes | null]>
  | Readonly<Record<string, RawBytes | null>>

/** A record's headers in their order; a name may occur more than once. */
export class RecordHeaders implements Iterable<readonly [name: string, value: Buffer | null]> {
  readonly #entries: readonly (readonly [string, Buffer | null])[]

  constructor(entries: readonly (readonly [string, Buffer | null])[]) {
    this.#entries = entries
  }

  get size(): number {
    return this.#entries.length
  }

  /** The last value of that name, as Kafka's `lastHeader`; undefined if there is none. */
  get(name: string): Buffer | null | undefined {
    return this.#entries.findLast(([candidate]) => candidate === name)?.[1]
  }

  /** The last value of that name as text; undefined if there is none, or if it is null. */
  getText(name: string): string | undefined {
    return this.get(name)?.toString('utf8')
  }

  /** Every value of that name, in order. */
  getAll(name: string): (Buffer | null)[] {
    return this.#entries.filter(([candidate]) => candidate === name).map(([, value]) => value)
  }

  /** Whether there is a header of that name, be its value null. */
  has(name: string): boolean {
    return this.#entries.some(([candidate]) => candidate === name)
  }

  [Symbol.iterator](): Iterator<readonly [name: string, value: Buffer | null]> {
    return this.#entries[Symbol.iterator]()
  }
}

/** All headers of the inputs, in their order, in whichever form each is: for interceptors that add some. */
export function joinHeaders(
  ...inputs: readonly (HeadersInput | undefined)[]
): readonly (readonly [name: string, value: RawBytes | null])[] {
  return inputs.flatMap((input) => (input === undefined ? [] : [...pairsOf(input)]))
}

function pairsOf(input: HeadersInput): Iterable<readonly [name: string, value: RawBytes | null]> {
  if (Symbol.iterator in input) return input as Iterable<readonly [string, RawBytes | null]>
  return Object.entries<RawBytes | null>(input)
}

/** Either form as batches take it. */
export function headerContents(input: HeadersInput): HeaderContent[] {
  const contents: HeaderContent[] = []
  for (const [key, value] of pairsOf(input)) {
    if (typeof key !== 'string') throw new TypeError(`a header's name must be a string, not ${describe(key)}`)
    contents.push({ key, value: value === null ? null : rawSerde.serialize(value) })
  }
  return contents
}
