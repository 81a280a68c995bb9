import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { FakeContext, input } from '../../../../test/fake-context.ts'
import { murmur3 } from './murmur3.ts'
import { resolve } from './resolve.ts'

const hashOf = (value: string): Buffer => murmur3(Buffer.from(value))

function resolver(row: string | undefined, isLeft: boolean) {
  const context = new FakeContext()
  const value = row === undefined ? undefined : { value: row, timestamp: 1 }
  const processor = resolve<string, string, string, string>({
    table: { stores: [], make: () => ({ isVersioned: false, get: () => value, getAsOf: () => undefined }) },
    valueSerde: serde.string(),
    joiner: (left, right) => `${left}-${right}`,
    isLeft,
  })()
  processor.init?.(context)
  return (hash: Buffer | null, foreignValue: string | null) => {
    processor.process(input('k', { hash, foreignValue, primaryPartition: 0 }, 5))
    return context.taken().map(([, result]) => result)
  }
}

it('an answer to the row as it is gives a result, or takes it back', () => {
  const inner = resolver('l', false)
  expect([inner(hashOf('l'), 'r'), inner(hashOf('l'), null)]).toEqual([['l-r'], [null]])
  const left = resolver('l', true)
  expect([left(hashOf('l'), 'r'), left(hashOf('l'), null)]).toEqual([['l-r'], ['l-null']])
})

it('an answer to what the row was has no effect', () => {
  const inner = resolver('l', false)
  expect([inner(hashOf('before'), 'r'), inner(null, null)]).toEqual([[], []])
  const gone = resolver(undefined, true)
  expect([gone(hashOf('before'), 'r'), gone(null, null)]).toEqual([[], [null]])
})
