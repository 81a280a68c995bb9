import { expect, test } from 'vitest'
import { baseOffsetOf, kindOf } from './file-kind.ts'

test.each([
  ['data/orders-0/00000000000000000042.log', 'log', 42],
  ['00000000000000000042.index', 'index', 42],
  ['00000000000000000042.timeindex.deleted', 'timeindex', 42],
  ['00000000000000000042.txnindex', 'txnindex', 42],
  ['00000000000000000042.snapshot', 'snapshot', 42],
  ['00000000000000000042-0000000003.checkpoint', 'log', undefined],
  ['00000000000000000042-512.torn', 'log', undefined],
  ['00000000000000000042.log.torn', 'log', 42],
  ['leader-epoch-checkpoint', 'leader-epochs', undefined],
  ['recovery-point-offset-checkpoint', 'offsets', undefined],
  ['meta.properties', 'properties', undefined],
  ['durable-offset-hint', 'durable-hint', undefined],
  ['server.log', undefined, undefined],
  ['millrace.lock', undefined, undefined],
])('%s holds %s, from offset %s', (name, kind, baseOffset) => {
  expect(kindOf(name)).toBe(kind)
  expect(baseOffsetOf(name)).toBe(baseOffset)
})
