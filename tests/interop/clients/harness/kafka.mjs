import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freePorts } from '@millrace/testing'
import { kafkaJars } from '../install/java.mjs'
import { listening, run, start, stop } from './processes.mjs'

const jvm = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true']

/**
 * Apache Kafka in KRaft mode, each node a broker and a controller: what every case is first proven right on.
 *
 * @param {{ brokers: number, directory: string, configs: Readonly<Record<string, string>> }} options
 * @returns {Promise<import('./cluster.mjs').Cluster>}
 */
export async function startKafka({ brokers, directory, configs }) {
  const classPath = await kafkaJars()
  const ports = await freePorts(2 * brokers)
  const ids = Array.from({ length: brokers }, (_, at) => at + 1)
  const port = (id) => ports[id - 1] ?? 0
  const controllerPort = (id) => ports[brokers + id - 1] ?? 0
  const fileOf = (id) => path.join(directory, `node-${id}.properties`)
  const replicas = Math.min(3, brokers)
  await mkdir(directory, { recursive: true })
  for (const id of ids) {
    const settings = {
      'process.roles': 'broker,controller',
      'node.id': id,
      'controller.quorum.voters': ids.map((each) => `${each}@127.0.0.1:${controllerPort(each)}`).join(','),
      listeners: `PLAINTEXT://127.0.0.1:${port(id)},CONTROLLER://127.0.0.1:${controllerPort(id)}`,
      'advertised.listeners': `PLAINTEXT://127.0.0.1:${port(id)}`,
      'controller.listener.names': 'CONTROLLER',
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      'log.dirs': ['a', 'b'].map((name) => path.join(directory, `broker-${id}`, name)).join(','),
      'default.replication.factor': replicas,
      'min.insync.replicas': Math.min(2, brokers),
      'offsets.topic.replication.factor': replicas,
      'offsets.topic.num.partitions': 3,
      'transaction.state.log.replication.factor': replicas,
      'transaction.state.log.min.isr': Math.min(2, brokers),
      'transaction.state.log.num.partitions': 3,
      'share.coordinator.state.topic.replication.factor': replicas,
      ...configs,
    }
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`)
    await writeFile(fileOf(id), lines.join(''))
    const format = [
      'kafka.tools.StorageTool',
      'format',
      '--config',
      fileOf(id),
      '--cluster-id',
      'bWlsbHJhY2UtaW50ZXJvcA',
    ]
    await run(['java', ...jvm, '-cp', classPath, ...format])
  }
  /** @type {Map<number, import('./processes.mjs').Running>} */
  const running = new Map()
  const startOne = async (id) => {
    const one = start(['java', ...jvm, '-cp', classPath, 'kafka.Kafka', fileOf(id)])
    running.set(id, one)
    await listening(one, port(id))
  }
  await Promise.all(ids.map(startOne))
  const one = (id) => {
    const found = running.get(id)
    if (found === undefined) throw new Error(`there is no broker ${id}`)
    return found
  }
  return {
    product: 'Apache Kafka 4.1.0',
    ids,
    bootstrap: ids.map((id) => `127.0.0.1:${port(id)}`).join(','),
    directory,
    kill: (id) => stop(one(id), 'SIGKILL'),
    terminate: (id) => stop(one(id)),
    pause: (id) => void one(id).child.kill('SIGSTOP'),
    resume: (id) => void one(id).child.kill('SIGCONT'),
    start: startOne,
    async stop() {
      for (const each of running.values()) each.child.kill('SIGCONT')
      await Promise.all([...running.values()].map((each) => stop(each, 'SIGKILL')))
    },
  }
}
