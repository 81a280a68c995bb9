import { connect } from '@millrace/client'
import { freePorts } from '@millrace/testing'
import { BenchBroker } from '../processes.ts'
import type { KafkaTopics } from '../peers/servers/kafka.ts'

/** A broker of ours with its port for Kafka's clients. What is acknowledged is on disk, whatever topics are made with. */
export class OurKafka implements KafkaTopics {
  readonly address: string
  readonly broker: BenchBroker

  private constructor(broker: BenchBroker, port: number) {
    this.broker = broker
    this.address = `127.0.0.1:${port}`
  }

  static async start(): Promise<OurKafka> {
    const [port = 0] = await freePorts(1)
    // A group of one has nobody to wait for.
    const settings = [
      `kafka.listener.port=${port}`,
      'group.initial.rebalance.delay.ms=0',
      'offsets.topic.num.partitions=1',
    ]
    return new OurKafka(await BenchBroker.start(settings), port)
  }

  async createTopic(name: string, _configs = {}, partitions = 1): Promise<void> {
    await using client = await connect({ brokers: [this.broker.address], clientId: 'bench-admin' })
    await client.admin().createTopic(name, { partitions })
  }

  async deleteTopic(name: string): Promise<void> {
    await using client = await connect({ brokers: [this.broker.address], clientId: 'bench-admin' })
    await client.admin().deleteTopic(name)
  }

  stop(): Promise<void> {
    return this.broker.stop()
  }
}
