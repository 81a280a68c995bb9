import { apis } from '@millrace/kafka-wire'
import { afterEach, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'

const running: BrokerFixture[] = []

async function started(
  config: Record<string, unknown> = {},
): Promise<{ client: KafkaClient; port: number | undefined }> {
  const fixture = await startFixture({ config, kafka: true })
  running.push(fixture)
  return { client: await fixture.kafka(), port: fixture.broker.kafka?.port }
}

afterEach(async () => {
  for (const { broker, clock } of running.splice(0)) await clock.until(broker.stop())
})

it('names the broker and its listener for Kafka, in each version in its form', async () => {
  const { client, port } = await started({ 'kafka.advertised.host': 'kafka.example' })
  const here = { nodeId: 1, host: 'kafka.example', port }
  for (const version of [0, 1, 2, 3]) {
    expect(await client.ask(apis.findCoordinator, version, { key: 'g' })).toMatchObject({ errorCode: 0, ...here })
  }
  for (const version of [4, 5, 6]) {
    const { coordinators } = await client.ask(apis.findCoordinator, version, { coordinatorKeys: ['g', 'h'] })
    expect(coordinators).toMatchObject([
      { key: 'g', errorCode: 0, ...here },
      { key: 'h', errorCode: 0, ...here },
    ])
  }
  expect(await client.ask(apis.findCoordinator, 3, { key: 'tx', keyType: 1 })).toMatchObject({ errorCode: 0, ...here })
})

it('a key that is no id, and a type that is none, is refused by itself', async () => {
  const { client } = await started()
  const nobody = { nodeId: -1, host: '', port: -1 }
  const { coordinators } = await client.ask(apis.findCoordinator, 4, { coordinatorKeys: ['', 'g'] })
  expect(coordinators).toMatchObject([
    { key: '', errorCode: 24, ...nobody },
    { key: 'g', errorCode: 0 },
  ])
  expect(await client.ask(apis.findCoordinator, 3, { key: 'g', keyType: 9 })).toMatchObject({
    errorCode: 42,
    ...nobody,
  })
  const shares = await client.ask(apis.findCoordinator, 6, { keyType: 2, coordinatorKeys: ['g:t:0'] })
  expect(shares.coordinators).toMatchObject([{ key: 'g:t:0', errorCode: 42, ...nobody }])
})

it('while there are too few brokers for the topic of groups there is no coordinator', async () => {
  const { client } = await started({ 'offsets.topic.replication.factor': 3 })
  const answer = await client.ask(apis.findCoordinator, 3, { key: 'g' })
  expect(answer).toMatchObject({ errorCode: 15, errorMessage: expect.stringContaining('__consumer_offsets') as string })
})
