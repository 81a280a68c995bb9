import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePorts } from '@millrace/testing'
import { start, stop } from './processes.mjs'

const program = fileURLToPath(new URL('../../../../apps/broker/bin/millrace-broker.cjs', import.meta.url))

/**
 * Processes of the shipped broker, one cluster, each with Kafka's listener on a port of its own.
 *
 * @param {{ brokers: number, directory: string, configs: Readonly<Record<string, string>> }} options
 * @returns {Promise<import('./cluster.mjs').Cluster>}
 */
export async function startMillrace({ brokers, directory, configs }) {
  const ports = await freePorts(2 * brokers)
  const ids = Array.from({ length: brokers }, (_, at) => at + 1)
  const grpcPort = (id) => ports[id - 1] ?? 0
  const kafkaPort = (id) => ports[brokers + id - 1] ?? 0
  const voters = ids.map((id) => `${id}@127.0.0.1:${grpcPort(id)}`).join(',')
  /** @type {Map<number, import('./processes.mjs').Running>} */
  const running = new Map()
  const settingsOf = (id) => ({
    'node.id': id,
    'log.dirs': ['a', 'b'].map((name) => path.join(directory, `broker-${id}`, name)).join(','),
    'listener.port': grpcPort(id),
    'kafka.listener.port': kafkaPort(id),
    'controller.quorum.voters': voters,
    'default.replication.factor': Math.min(3, brokers),
    'min.insync.replicas': Math.min(2, brokers),
    ...configs,
  })
  const startOne = async (id) => {
    const words = Object.entries(settingsOf(id)).flatMap(([key, value]) => ['--set', `${key}=${value}`])
    const one = start([process.execPath, program, ...words], { keepStdout: false })
    running.set(id, one)
    const ready = new Promise((resolve) => {
      createInterface({ input: one.child.stdout }).on('line', (line) => {
        if (line.includes('"event":"ready"')) resolve(true)
      })
    })
    const isReady = await Promise.race([ready, one.ended.then(() => false)])
    if (isReady !== true) throw new Error(`broker ${id} did not start: ${one.output().slice(-3000)}`)
  }
  await Promise.all(ids.map(startOne))
  const one = (id) => {
    const found = running.get(id)
    if (found === undefined) throw new Error(`there is no broker ${id}`)
    return found
  }
  return {
    product: 'Millrace',
    ids,
    bootstrap: ids.map((id) => `127.0.0.1:${kafkaPort(id)}`).join(','),
    directory,
    kill: (id) => stop(one(id), 'SIGKILL'),
    terminate: (id) => stop(one(id)),
    pause: (id) => void one(id).child.kill('SIGSTOP'),
    resume: (id) => void one(id).child.kill('SIGCONT'),
    start: startOne,
    async stop() {
      for (const each of running.values()) each.child.kill('SIGCONT')
      await Promise.all([...running.values()].map((each) => stop(each)))
    },
  }
}
