// One copy of a service as a process: node dist/copy.js SERVICE NUMBER --brokers HOST:PORT,... --state DIR [--orders N] [--per-second N]
// Runs until it is told to stop (Ctrl-C, SIGTERM), or until whoever started it is gone.
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { shopsMax } from './events.ts'
import { run, services } from './services/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    brokers: { type: 'string', default: '127.0.0.1:9094' },
    state: { type: 'string' },
    orders: { type: 'string', default: '0' },
    'per-second': { type: 'string', default: '0' },
  },
})
const [service = '', numberText = ''] = positionals
const number = Number(numberText)
const { state } = values
if (!(service in services) || !Number.isInteger(number) || number < 1 || number > shopsMax || state === undefined) {
  console.error(`Usage: npm run copy -- SERVICE NUMBER --brokers HOST:PORT,... --state DIR

  SERVICE  ${Object.keys(services).join(', ')}
  NUMBER   which copy it is, from 1 to ${shopsMax}
  DIR      the folder that all copies share, as \`npm start\` names it`)
  process.exitCode = 2
} else {
  const name = `${service}-${number}`
  const given = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => given.abort())
  process.once('disconnect', () => given.abort())
  const log = (text: string): void => console.log(`[${name}] ${text}`)
  try {
    await using client = await connect({ brokers: values.brokers.split(','), clientId: name })
    const ordersPerShop = Number(values.orders)
    const perSecond = Number(values['per-second'])
    await run(service, { client, number, name, state, ordersPerShop, perSecond, signal: given.signal, log })
  } catch (error) {
    log(`can't go on: ${String(error)}`)
    process.exitCode = 1
  }
  if (process.connected) process.disconnect()
}
