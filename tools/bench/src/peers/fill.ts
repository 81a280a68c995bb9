import { connect } from '@millrace/client'
import type { BenchBroker } from '../processes.ts'
import { work } from '../processes.ts'
import { produceJob } from '../rows/measure.ts'
import { runWorker } from '../workers.ts'
import type { PeerProduceJob } from './clients/client.ts'
import type { KafkaTools } from './kafka-tools/run.ts'
import type { KafkaTopics } from './servers/kafka.ts'

/** Topics of one name that all who read it find filled the same way. */
interface Fill {
  readonly topic: string
  readonly records: number
  readonly valueBytes: number
}

export async function fillOurs(broker: BenchBroker, { topic, ...asked }: Fill, signal: AbortSignal): Promise<string> {
  await using client = await connect({ brokers: [broker.address], clientId: 'bench-admin' })
  await client.admin().createTopic(topic, { partitions: 1 })
  await work(produceJob(broker.address, topic, { by: 'batch', ...asked }), { signal })
  return topic
}

/** In the same large batches: what a consumer reads fastest. */
export async function fillKafka(
  kafka: KafkaTopics,
  tools: KafkaTools,
  { topic, records, valueBytes }: Fill,
  signal: AbortSignal,
): Promise<string> {
  await kafka.createTopic(topic)
  await tools.produce(topic, records, valueBytes, signal)
  return topic
}

export async function fillNats(
  address: string,
  folder: string,
  execPath: string,
  { topic, records, valueBytes }: Fill,
  signal: AbortSignal,
): Promise<string> {
  const job: PeerProduceJob = {
    kind: 'produce',
    client: 'nats',
    folder,
    address,
    topic,
    records,
    valueBytes,
    recordsPerSend: 1,
    sendsInFlight: 500,
  }
  await runWorker(new URL('clients/main.js', import.meta.url), job, { execPath, signal })
  return topic
}
