/**
 * A cluster that clients use. Its brokers have the ids 1, 2, ... and keep their addresses and folders over many lives.
 * @typedef {object} Cluster
 * @property {string} product
 * @property {readonly number[]} ids
 * @property {string} bootstrap `host:port,host:port`, of all brokers
 * @property {string} directory where the brokers have their folders
 * @property {(id: number) => Promise<void>} kill
 * @property {(id: number) => Promise<void>} terminate asks it to stop, and waits
 * @property {(id: number) => void} pause
 * @property {(id: number) => void} resume
 * @property {(id: number) => Promise<void>} start
 * @property {() => Promise<void>} stop
 */
import { startKafka } from './kafka.mjs'
import { startMillrace } from './millrace.mjs'

/** Of both products, so that a case finds the same cluster. */
const configs = {
  'num.partitions': '3',
  // Records have timestamps of their own, long ago.
  'log.retention.ms': '-1',
  'auto.create.topics.enable': 'true',
  // Consumers of a case come one after the other: nobody has to wait for more of them.
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  'group.consumer.heartbeat.interval.ms': '500',
  'group.consumer.min.heartbeat.interval.ms': '500',
}

/**
 * @param {'millrace' | 'kafka'} product
 * @param {{ brokers: number, directory: string, configs?: Readonly<Record<string, string>> }} options `configs` besides those of every suite
 * @returns {Promise<Cluster>}
 */
export function startCluster(product, { brokers, directory, configs: others = {} }) {
  const options = { brokers, directory, configs: { ...configs, ...others } }
  return product === 'kafka' ? startKafka(options) : startMillrace(options)
}
