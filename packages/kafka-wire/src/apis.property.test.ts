import fc from 'fast-check'
import { expect, it } from 'vitest'
import { structs } from '../test/arbitraries.ts'
import { allApis } from './apis.ts'
import type { Fields } from './field.ts'
import type { Message } from './message.ts'

interface Example {
  readonly message: Message<Fields>
  readonly version: number
  readonly value: Readonly<Record<string, unknown>>
}

/** Any value of any message in any of its versions. */
const examples: fc.Arbitrary<Example> = fc
  .constantFrom(...allApis.flatMap(({ request, response }) => [request, response]))
  .chain((message) =>
    fc
      .integer({ min: message.versions.least, max: message.versions.greatest })
      .chain((version) =>
        structs(message.fields, version, message.isFlexible(version)).map((value) => ({ message, version, value })),
      ),
  )

it('what is encoded of a request or an answer is decoded, in every version that can carry it', () => {
  fc.assert(
    fc.property(examples, ({ message, version, value }) => {
      const decoded = message.decode(message.encode(value, version), version)
      expect(decoded).toEqual(message.complete(value))
      expect(Buffer.concat(message.encodeParts(value, version))).toEqual(message.encode(decoded, version))
    }),
    { numRuns: 500 },
  )
})

it('no part of a request or an answer is taken for the whole', () => {
  const shares = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(examples, shares, ({ message, version, value }, share) => {
      const encoded = message.encode(value, version)
      fc.pre(encoded.length > 0)
      const cut = encoded.subarray(0, Math.floor(encoded.length * share))
      expect(() => message.decode(cut, version)).toThrow(/not a well-formed/)
    }),
    { numRuns: 500 },
  )
})
