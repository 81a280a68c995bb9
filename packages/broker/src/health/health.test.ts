import { Health, grpc } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'

const { HealthCheckRequest } = grpc.health.v1
const { ServingStatus } = grpc.health.v1.HealthCheckResponse

function watch({ channel }: BrokerFixture, service: string) {
  const stream = channel.stream(Health.watch)
  const seen: grpc.health.v1.HealthCheckResponse.ServingStatus[] = []
  const done = (async () => {
    await stream.send(new HealthCheckRequest({ service }))
    for await (const { status } of stream) seen.push(status)
  })()
  return { seen, done }
}

describe('health', () => {
  it('is told for the broker as a whole and for each service', async () => {
    const { unary } = await startFixture()
    for (const service of [
      '',
      'millrace.data.v1.DataService',
      'millrace.admin.v1.AdminService',
      'millrace.transaction.v1.TransactionService',
    ]) {
      expect(await unary(Health.check, new HealthCheckRequest({ service }))).toMatchObject({
        status: ServingStatus.SERVING,
      })
    }
    await expect(unary(Health.check, new HealthCheckRequest({ service: 'x.Y' }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('can be watched: it is told at once, when it changes, and the watch ends with the broker', async () => {
    const fixture = await startFixture()
    const whole = watch(fixture, '')
    const unknown = watch(fixture, 'x.Y')
    await fixture.clock.settle()
    expect(whole.seen).toEqual([ServingStatus.SERVING])
    expect(unknown.seen).toEqual([ServingStatus.SERVICE_UNKNOWN])
    await fixture.clock.until(fixture.broker.stop())
    await fixture.clock.until(Promise.all([whole.done, unknown.done]))
    expect(whole.seen).toEqual([ServingStatus.SERVING, ServingStatus.NOT_SERVING])
    expect(fixture.broker.health()).toMatchObject({ serving: false, code: 'STOPPING' })
  })
})
