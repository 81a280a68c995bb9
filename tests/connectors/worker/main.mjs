#!/usr/bin/env node
// Runs the tasks of one connector in a process that a test can kill; what to run is JSON in the first argument.
import { connect } from '@millrace/client'
import { startConnector } from '@millrace/connect'
import { createLogger } from '@millrace/node-io'

const { module, connector, brokers, ...options } = JSON.parse(process.argv[2])
const client = await connect({ brokers })
const logger = createLogger({ level: 'warn' })
const running = await startConnector((await import(module))[connector], { client, logger, ...options })
process.once('SIGTERM', () => {
  void running.stop().then(() => client.close())
})
