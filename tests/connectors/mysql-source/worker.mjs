// Runs a task of the connector until it is killed: node worker.mjs BROKERS EXPORT CONFIG
import { connect } from '@millrace/client'
import { runSourceTask } from '@millrace/connect'
import { mariaDbSource, mySqlSource } from '@millrace/connector-mysql-source'

const [, , brokers = '', name = '', config = '{}'] = process.argv
const client = await connect({ brokers: brokers.split(',') })
await runSourceTask({ mariaDbSource, mySqlSource }[name], {
  client,
  name: 'cdc',
  config: JSON.parse(config),
  signal: new AbortController().signal,
  offsetsTopic: 'connect-offsets',
  commitIntervalMs: 100,
})
