import { present, StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import type { BrokerFixture } from '../broker-fixture.ts'

const { AlterConfigOp, ConfigResourceType, IncrementalAlterConfigsRequest } = millrace.admin.v1

/** Sets one key of a topic, or of all brokers (no name), while the broker runs. Throws if it is refused. */
export async function alter(fixture: BrokerFixture, topic: string, key: string, value: string): Promise<void> {
  const type =
    topic === '' ? ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER : ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC
  const ops = [{ name: key, op: AlterConfigOp.Kind.KIND_SET, value }]
  const request = new IncrementalAlterConfigsRequest({ resources: [{ type, name: topic, ops }] })
  // Over a connection that is gone by the time that anybody counts them.
  const channel = fixture.connect()
  const answer = channel.unary(AdminService.incrementalAlterConfigs, request, { timeoutMs: 3_600_000 })
  const { resources } = await fixture.clock.until(answer)
  channel.close()
  const { error } = present(resources[0], 'one resource, one result')
  if (error) throw new StreamError('INVALID_CONFIG', error.message)
}

/** The broker as if each of its topics were created without the key, which is set right after. */
export function alteringTopics(fixture: BrokerFixture, key: string, value: string): BrokerFixture {
  return {
    ...fixture,
    async createTopic(name, options) {
      const id = await fixture.createTopic(name, options)
      await alter(fixture, name, key, value)
      return id
    },
  }
}
