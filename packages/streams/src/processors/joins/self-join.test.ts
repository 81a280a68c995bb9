import { serde, topic } from '@millrace/client'
import { expect, it } from 'vitest'
import { join } from '../../dsl/operators/joins/stream-join.ts'
import { to } from '../../dsl/operators/topics.ts'
import { streams } from '../../dsl/streams.ts'
import { testDriver } from '../../testing/index.ts'

const records = topic('records', { key: serde.string(), value: serde.string() })
const pairs = topic('pairs', { key: serde.string(), value: serde.string() })

function run(
  optimize: 'none' | 'all',
  window: { before: number; after: number; grace: number },
  inputs: readonly (readonly [string, number])[],
): { stores: number; written: unknown[] } {
  const app = streams({ id: 'self', stores: 'memory', optimize })
  const stream = app.stream(records)
  stream.pipe(
    join(stream, (left, right) => `${left}-${right}`, window),
    to(pairs),
  )
  using driver = testDriver(app)
  inputs.forEach(([key, timestamp], i) => driver.input(records).send({ key, value: String(i), timestamp }))
  return {
    stores: app.topology().subtopologies.flatMap((each) => each.stores).length,
    written: driver
      .output(pairs)
      .readAll()
      .map(({ key, value, timestamp }) => [key, value, timestamp]),
  }
}

it.each([
  { before: 5, after: 5, grace: 0 },
  { before: 0, after: 8, grace: 3 },
  { before: -1, after: 6, grace: 2 },
  { before: 1, after: 0, grace: 0 },
])('gives from one store what two stores give, in the same order: %j', (window) => {
  // Times that go forward, back and far back.
  const inputs = Array.from(
    { length: 200 },
    (_, i) => ['abc'[(i * 7) % 3] ?? '', 50 + i + ((i * 37) % 23) - 11] as const,
  )
  const plain = run('none', window, inputs)
  const optimized = run('all', window, inputs)
  expect(optimized.written).toEqual(plain.written)
  expect(plain.written.length).toBeGreaterThan(50)
  expect([plain.stores, optimized.stores]).toEqual([2, 1])
})
