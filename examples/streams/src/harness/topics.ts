import { type Client, isStreamError } from '@millrace/client'
import type { Example } from './example.ts'
import { keptForever } from './old-records.ts'

/** Makes the topics of an example that are not there. */
export async function createTopics(client: Client, { inputs, outputs }: Example): Promise<void> {
  const ofOutputs = outputs.map(({ name }) => ({ name, partitions: 1 }))
  for (const { name, partitions } of [...inputs, ...ofOutputs]) {
    try {
      await client.admin().createTopic(name, { partitions, configs: keptForever })
    } catch (error) {
      if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
  }
}
