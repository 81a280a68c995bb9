// A worker in a process of its own, with a source that counts: says where it answers, and runs until it is killed. argv is its options as JSON: `brokers`, `topics`,
// what the names of its topics begin with, and those of ConnectWorker, or with a `groupId` of DistributedWorker.
import { connect } from '@millrace/client'
import { ConnectWorker, DistributedWorker, pluginSet, startRest } from '@millrace/connect'
import { counter } from './counting-source.mjs'

const { brokers, topics, ...given } = JSON.parse(process.argv[2])
const logger = {
  debug() {},
  info() {},
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
  child: () => logger,
}
const options = {
  client: await connect({ brokers: brokers.split(',') }),
  plugins: pluginSet([counter]),
  configTopic: `${topics}-configs`,
  offsetsTopic: `${topics}-offsets`,
  logger,
  ...given,
}
const worker =
  options.groupId === undefined
    ? await ConnectWorker.open({ ...options, workerId: 'worker' })
    : await DistributedWorker.open({ ...options, statusTopic: `${topics}-status` })
const rest = await startRest(worker, { port: 0 })
worker.join?.(rest.url)
console.log(rest.url)
