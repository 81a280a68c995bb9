import { crc32cChecksum, type Logger, silentLogger } from '@millrace/base'
import { CollectingEvents, FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { connect } from './connect.ts'
import type { ConnectOptions } from './types.ts'

const clock = new FakeClock()
const ports = {
  clock,
  random: new SeededRandom(1),
  network: new MemoryNetwork({ clock }),
  checksum: crc32cChecksum,
  compression: plainCompression,
  logger: silentLogger,
  events: new CollectingEvents(),
}
const brokers = ['127.0.0.1:9094']

it.each<[Partial<ConnectOptions>, string]>([
  [{ brokers: [] }, 'brokers must name one broker at least, as host:port'],
  [{ brokers: ['localhost'] }, "a broker is given as host:port, not 'localhost'"],
  [{ brokers: ['localhost:70000'] }, "a broker is given as host:port, not 'localhost:70000'"],
  [{ connectTimeoutMs: 0 }, 'connectTimeoutMs must be a number from 1 to'],
  [{ metadataMaxAgeMs: 0 }, 'metadataMaxAgeMs must be a number from 1 to'],
  [{ metadataMaxAgeMs: Number.NaN }, 'metadataMaxAgeMs must be a number from 1 to'],
  [{ logger: console as unknown as Logger }, "logger must have pino's interface, and has no child()"],
  [{ logger: {} as Logger }, "logger must have pino's interface, and has no debug()"],
])('refuses %j before it does anything', async (wrong, message) => {
  await expect(connect({ brokers, ...wrong }, ports)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining(message),
  })
})

it('says which brokers do not answer, once its time is up', async () => {
  const failed = connect({ brokers, connectTimeoutMs: 3_000 }, ports).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(await clock.until(failed)).toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  expect(clock.monotonicMs()).toBeLessThanOrEqual(3_000)
  expect(clock.timerCount).toBe(0)
})
