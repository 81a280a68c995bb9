// Runs one connector in a process of its own, to be killed: argv is BROKERS and the connector's config as JSON. Prints `running` once it does, ends well on SIGTERM.
import { connect } from '@millrace/client'
import { startConnector } from '@millrace/connect'
import { httpSink, httpSource, webhookSource } from '@millrace/connector-http'

const [, , brokers, json] = process.argv
const { name, ...config } = JSON.parse(json)
const connector = [httpSink, httpSource, webhookSource].find((one) => one.name === config['connector.class'])
const client = await connect({ brokers: [brokers] })
const running = await startConnector(connector, {
  client,
  name,
  config,
  offsetsTopic: 'connect-offsets',
  commitIntervalMs: 200,
  logger: {
    debug() {},
    info(_fields, message) {
      if (message === 'the webhook listens') console.log('running')
    },
    warn: console.error,
    error: console.error,
    child() {
      return this
    },
  },
})
async function end() {
  await running.stop()
  await client.close()
}
process.once('SIGTERM', () => void end())
