import { StreamError } from '@millrace/base'
import { createLogger } from '@millrace/node-io'
import { expect, test } from 'vitest'
import { lastSession, put, take } from '../test/consuming.ts'
import { fixture } from '../test/fixture.ts'

test('what happens is said to a pino logger in structured fields, with the error and where it was', async () => {
  const lines: Record<string, unknown>[] = []
  const to = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }
  const made = fixture(1, { logger: createLogger({ level: 'debug', to }).child({ clientId: 'shop' }) })
  const { clock, cluster, client } = made
  const producer = client.producer({ lingerMs: 0 })
  cluster.fates.push({ kind: 'refuse', error: new StreamError('DISK_FULL', 'full') }, { kind: 'lose', appended: true })
  await clock.until(producer.send('t', { value: 'a' }))
  put(made, 't', 0, ['b'])
  const records = client.consumer({ autoOffsetReset: 'earliest' }).records('t', { from: { offset: 9 } })
  await take(made, records, 1)
  lastSession(made).lose(new StreamError('BROKER_UNAVAILABLE', 'gone'))
  await clock.until(client.close())
  const about = { clientId: 'shop', topic: 't' }
  expect(lines).toEqual(
    [
      { level: 'debug', msg: 'opening a produce session', clientId: 'shop', nodeId: 1 },
      {
        level: 'warn',
        msg: 'a broker refuses batches; they are sent again until deliveryTimeoutMs',
        ...about,
        nodeId: 1,
        partition: 0,
        err: { code: 'DISK_FULL' },
      },
      { level: 'warn', msg: 'the produce session is lost', nodeId: 1, pauseMs: expect.any(Number) },
      { msg: 'opening a produce session' },
      { level: 'warn', msg: 'the position is not in the log: it is reset', ...about, partition: 0, offset: 9 },
      {
        level: 'info',
        msg: 'fetching is interrupted',
        ...about,
        err: { code: 'BROKER_UNAVAILABLE', stack: expect.any(String) },
      },
    ].map((line): unknown => {
      const fields: Record<string, unknown> = line
      return expect.objectContaining('err' in line ? { ...fields, err: expect.objectContaining(line.err) } : fields)
    }),
  )
})

test('no key or value of a record is ever said', async () => {
  const lines: string[] = []
  const to = { write: (line: string) => void lines.push(line) }
  const made = fixture(1, { logger: createLogger({ level: 'debug', to }) })
  const producer = made.client.producer({ lingerMs: 0, maxRecordBytes: 500 })
  made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'no') })
  const secret = 'hunter2'
  const sends = [{ value: secret }, { value: secret.repeat(200) }, { key: secret, value: secret, partition: 7 }]
  await made.clock.until(Promise.allSettled(sends.map((record) => producer.send('t', record))))
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain(secret)
})
