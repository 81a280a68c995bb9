// A process of its own, on the Node that the peers ask for, that does one piece of work with one client.
import { answerJobs } from '../../workers.ts'
import type { AnyPeerJob, PeerClient, PeerName } from './client.ts'
import { kafkajs } from './kafkajs.ts'
import { consume, endToEnd, produce } from './measure.ts'
import { nats } from './nats.ts'
import { platformatic } from './platformatic.ts'
import { rdkafka } from './rdkafka.ts'

const clients: Record<PeerName, (folder: string) => Promise<PeerClient>> = { kafkajs, platformatic, rdkafka, nats }

async function perform(job: AnyPeerJob): Promise<object> {
  const client = await clients[job.client](job.folder)
  switch (job.kind) {
    case 'produce':
      return produce(client, job)
    case 'consume':
      return consume(client, job)
    case 'end-to-end':
      return endToEnd(client, job)
  }
}

answerJobs(perform, () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
})
