// A process of its own that runs one connector until it is told to stop. It says so when it runs, and when it fails.
import { connect } from '@millrace/client'
import { type Connector, startConnector } from '@millrace/connect'
import { createLogger } from '@millrace/node-io'
import type { ConnectorJob } from '../hosted-connector.ts'

const lookMs = 200
const deadlineMs = 10_000

process.once('message', (job: ConnectorJob) => {
  host(job).catch((error: unknown) => {
    process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
})

async function host({ module, connector, brokers, ...options }: ConnectorJob): Promise<void> {
  const client = await connect({ brokers: [...brokers] })
  const logger = createLogger({ level: 'warn' })
  const exports = (await import(module)) as Readonly<Record<string, Connector>>
  const found = exports[connector]
  if (found === undefined) throw new Error(`${module} has no ${connector}`)
  const running = await startConnector(found, { client, logger, ...options })
  const look = setInterval(() => {
    for (const { state, trace } of running.status().tasks) {
      if (state === 'FAILED' || state === 'RESTARTING') process.send?.({ failure: trace ?? state })
    }
  }, lookMs)
  process.once('message', () => {
    clearInterval(look)
    void running
      .stop()
      .then(() => client.close({ deadlineMs }))
      // What a profiler has gathered is written when the process ends by itself.
      .then(() => process.exit(0))
  })
  process.send?.({ ready: true })
}
