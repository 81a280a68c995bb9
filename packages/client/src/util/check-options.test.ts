import { isStreamError, silentLogger } from '@millrace/base'
import { expect, it, test } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import { connect } from '../connect.ts'
import { checkKnown } from './check-options.ts'

const codeAndText = (error: unknown): string =>
  isStreamError(error) ? `${error.code}: ${error.message}` : String(error)

it('names what is not known, and what was perhaps meant', () => {
  const known = ['lingerMs', 'batchBytes']
  checkKnown('a producer', { lingerMs: 5, other: undefined }, known)
  expect(() => checkKnown('a producer', { lingerMS: 5 }, known)).toThrow(
    "a producer has no option 'lingerMS': did you mean 'lingerMs'?",
  )
  expect(() => checkKnown('a producer', { retries: 5 }, known)).toThrow(
    "a producer has no option 'retries': there are lingerMs, batchBytes",
  )
})

/** As JavaScript calls it, where no compiler looks at what is written. */
const slip = (options: object): never => options as never

test.each<[string, (made: ReturnType<typeof fixture>) => unknown, string]>([
  ['a producer', ({ client }) => client.producer(slip({ linger: 5 })), 'INVALID_CONFIG'],
  ['a consumer', ({ client }) => client.consumer(slip({ prefetchByte: 5 })), "did you mean 'prefetchBytes'?"],
  ['records', ({ client }) => client.consumer().records('t', slip({ form: 'earliest' })), "did you mean 'from'?"],
  ['batches', ({ client }) => client.consumer().batches('t', slip({ onPoisson: 'skip' })), "did you mean 'onPoison'?"],
  ['newest', ({ client }) => client.consumer().newest('t', slip({ until: 'end' })), 'INVALID_REQUEST'],
  [
    'createTopic',
    ({ client }) => client.admin().createTopic('n', slip({ partition: 2 })),
    "did you mean 'partitions'?",
  ],
  ['createPartitions', ({ client }) => client.admin().createPartitions('t', 2, slip({ dry: true })), 'INVALID_REQUEST'],
  ['listOffsets', ({ client }) => client.admin().listOffsets('t', 'latest', slip({ partition: 0 })), 'partitions'],
  [
    'describeConfigs',
    ({ client }) => client.admin().describeConfigs({ type: 'topic', name: 't' }, slip({ key: 'x' })),
    "did you mean 'keys'?",
  ],
  [
    'alterConfigs',
    ({ client }) =>
      client.admin().alterConfigs({ type: 'topic', name: 't' }, { set: { a: 1 } }, slip({ validate: true })),
    'INVALID_REQUEST',
  ],
])('%s refuses an option that it does not have', async (_, call, said) => {
  const made = fixture()
  const attempt = async (): Promise<unknown> => call(made)
  const told = await attempt().then(() => 'nothing', codeAndText)
  expect(told).toMatch(/^INVALID_(CONFIG|REQUEST): .* has no option '/)
  expect(told).toContain(said)
})

test('connect refuses an option that it does not have, before it connects', async () => {
  const told = await connect(slip({ brokers: ['a:1'], broker: 'b:1' }), slip({ logger: silentLogger })).catch(
    codeAndText,
  )
  expect(told).toBe("INVALID_CONFIG: connect has no option 'broker': did you mean 'brokers'?")
})
