import type { Client, ConfigResource } from '@millrace/client'
import { type CliIo, note } from '../io.ts'

const rate = 'leader.replication.throttled.rate'
const replicas = 'leader.replication.throttled.replicas'
const everyBroker = { type: 'broker', name: '' } as const

/**
 * Holds the copying of a topic to a rate, on all brokers, until it is disposed of: then what was set before is set again. Cut short by Ctrl-C
 * it stays, since the move goes on, and says how it is ended.
 */
export async function throttleMove(
  io: CliIo,
  client: Client,
  topicName: string,
  bytesPerSecond: number,
): Promise<AsyncDisposable> {
  const admin = client.admin()
  const topic = { type: 'topic', name: topicName } as const
  const set = async (resource: ConfigResource, name: string, value: string | undefined): Promise<void> => {
    await admin.alterConfigs(resource, value === undefined ? { delete: [name] } : { set: { [name]: value } })
  }
  const before = { rate: await setValue(client, everyBroker, rate), replicas: await setValue(client, topic, replicas) }
  await set(everyBroker, rate, String(bytesPerSecond))
  await set(topic, replicas, '*')
  return {
    [Symbol.asyncDispose]: async () => {
      if (io.interrupted.aborted) {
        note(
          io,
          `The move goes on, at most so fast: \`millrace config alter topic ${topicName} --delete ${replicas}\` ends the limit.`,
        )
        return
      }
      await set(topic, replicas, before.replicas)
      await set(everyBroker, rate, before.rate)
    },
  }
}

/** What was set for it while brokers run; undefined if nothing was. */
async function setValue(client: Client, resource: ConfigResource, name: string): Promise<string | undefined> {
  const configs = await client.admin().describeConfigs(resource)
  const found = configs.find((config) => config.name === name)
  const own = resource.type === 'topic' ? 'DYNAMIC_TOPIC_CONFIG' : 'DYNAMIC_DEFAULT_BROKER_CONFIG'
  return found?.source === own ? found.value : undefined
}
