// Runs a task of the connector until it is killed: node worker.mjs BROKERS CONFIG
import { connect } from '@millrace/client'
import { runSourceTask } from '@millrace/connect'
import { mariaDbSource } from '@millrace/connector-mysql-source'

const [, , brokers = '', config = '{}'] = process.argv
const client = await connect({ brokers: brokers.split(',') })
await runSourceTask(mariaDbSource, {
  client,
  name: 'cdc',
  config: JSON.parse(config),
  signal: new AbortController().signal,
  offsetsTopic: 'connect-offsets',
  commitIntervalMs: 100,
})
