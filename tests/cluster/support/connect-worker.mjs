// A worker of a group, in a process of its own: says where it answers, and runs until it is killed.
import { connect } from '@millrace/client'
import {
  configSchema,
  defineSource,
  DistributedWorker,
  option,
  pluginSet,
  Schema,
  sourceRecord,
  startRest,
} from '@millrace/connect'

// As that of the test.
const counter = defineSource({
  name: 'Counter',
  version: '1.0.0',
  doc: 'Counts.',
  config: configSchema({ topic: option.string({ importance: 'HIGH', doc: 'Where to.' }) }),
  plan: (_, tasksMax) => Array.from({ length: tasksMax }, (_each, part) => ({ key: String(part) })),
  async *open({ config: { topic }, key, offset, signal }) {
    const partition = { part: key }
    let at = Number((await offset(partition))?.['at'] ?? 0)
    while (!signal.aborted) {
      at += 1
      const value = { schema: Schema.string(), value: `${key}:${at}` }
      yield { records: [sourceRecord({ topic, value, sourcePartition: partition, sourceOffset: { at } })] }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  },
})

const [bootstrap, groupId] = process.argv.slice(2)
const client = await connect({ brokers: bootstrap.split(',') })
const worker = await DistributedWorker.open({
  client,
  plugins: pluginSet([counter]),
  groupId,
  configTopic: `${groupId}-configs`,
  offsetsTopic: `${groupId}-offsets`,
  statusTopic: `${groupId}-status`,
  rebalanceDelayMs: 0,
})
const rest = await startRest(worker, { port: 0 })
worker.join(rest.url)
console.log(rest.url)
