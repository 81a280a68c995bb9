import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import type { Client } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { configSchema } from '../config/index.ts'
import { defineSource } from '../connectors/define-source.ts'
import { connectorGiveUpMs, restartDelayMsMax } from '../limits.ts'
import { RecordTap } from '../look/record-tap.ts'
import { type Connector, pluginSet } from '../plugins/plugin-set.ts'
import { noSecrets } from '../secrets/secrets.ts'
import { ConfigLog } from './distributed/config-log.ts'
import { ConnectorActor } from './distributed/connector-actor.ts'
import { ManagedConnector } from './managed-connector.ts'

const config = { name: 'orders', 'connector.class': 'Orders' }
const away = new StreamError('BROKER_UNAVAILABLE', 'host of orders: nobody answers')
const wrong = new StreamError('INVALID_CONFIG', 'host of orders: the password is refused')

/** A connector whose server answers as it is told to, and when: `undefined` lets it begin. */
function connectorOf(answers: readonly (Error | undefined)[]) {
  const source = defineSource({
    ...{ name: 'Orders', version: '1.0.0', doc: 'Reads orders.', config: configSchema({}) },
    async *open() {
      yield { records: [] }
    },
  })
  let tried = 0
  const plan = async () => {
    const answer = answers[Math.min(tried, answers.length - 1)]
    tried += 1
    if (answer !== undefined) throw answer
    return [{ key: 'all' }]
  }
  const run = ({ signal }: { readonly signal: AbortSignal }): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  const look = (): Promise<never> => Promise.reject(new Error('nobody looks'))
  const connector: Connector = { ...source, host: { plan, run, look } }
  return { connector, tried: () => tried }
}

interface Begun {
  readonly clock: FakeClock
  readonly tried: () => number
  readonly state: () => string
  readonly trace: () => string | undefined
  readonly become: (target: 'STARTED' | 'STOPPED') => Promise<void>
  readonly restart: () => Promise<void>
  readonly end: () => Promise<void>
}

const client = {} as Client
const common = { client, offsetsTopic: 'offsets', logger: silentLogger, exactlyOnce: undefined }

/** In a worker that is alone. */
async function alone(answers: readonly (Error | undefined)[]): Promise<Begun> {
  const { connector, tried } = connectorOf(answers)
  const clock = new FakeClock()
  const parts = { ...common, name: 'orders', plugins: pluginSet([connector]), secrets: noSecrets, clock }
  const given = { ...parts, random: new SeededRandom(1), tap: new RecordTap(clock) }
  const managed = new ManagedConnector(given, connector, config)
  await managed.become('STARTED')
  return {
    ...{ clock, tried },
    state: () => managed.state.state,
    trace: () => managed.state.trace,
    become: (target) => managed.become(target),
    restart: () => managed.restartConnector(),
    end: () => managed.end(),
  }
}

/** In a worker of several. */
async function shared(answers: readonly (Error | undefined)[]): Promise<Begun> {
  const { connector, tried } = connectorOf(answers)
  const clock = new FakeClock()
  const configs = new ConfigLog()
  configs.apply({ key: 'connector-orders', value: JSON.stringify({ properties: config }) })
  const parts = { ...common, plugins: pluginSet([connector]), secrets: noSecrets, clock, configs }
  let said: readonly [string, string | undefined] = ['', undefined]
  const listener = {
    changed: (state: string, _version: string, trace?: string) => void (said = [state, trace]),
    offer: async () => {},
  }
  const actor = new ConnectorActor(
    'orders',
    { ...parts, random: new SeededRandom(1), loggerOf: () => silentLogger, tapOf: () => new RecordTap(clock) },
    listener,
    Promise.resolve(),
  )
  await actor.update()
  return {
    ...{ clock, tried },
    state: () => said[0],
    trace: () => said[1],
    become: async (target) => {
      configs.apply({ key: 'target-state-orders', value: JSON.stringify({ 'state.v2': target }) })
      await actor.update()
    },
    restart: () => actor.restart(),
    end: () => actor.end(),
  }
}

describe.each([
  ['a worker that is alone', alone],
  ['a worker of several', shared],
])('a connector of %s whose server is away when it is to start', (_, begin) => {
  it('begins once the server is there, by itself', async () => {
    const { clock, state, trace, tried } = await begin([away, away, undefined])
    expect([state(), tried()]).toEqual(['RESTARTING', 1])
    expect(trace()).toContain('nobody answers')
    await clock.advance(2000)
    expect([state(), tried(), trace()]).toEqual(['RUNNING', 3, undefined])
    expect(clock.timerCount).toBe(0)
  })

  it('is tried for an hour, then somebody has to', async () => {
    const { clock, state, tried, restart } = await begin([away])
    await clock.advance(connectorGiveUpMs - 1)
    expect(state()).toBe('RESTARTING')
    // Not in vain: half a minute after the server is back it runs.
    expect(tried()).toBeGreaterThan(connectorGiveUpMs / restartDelayMsMax)
    await clock.advance(1)
    expect(state()).toBe('FAILED')
    expect(clock.timerCount).toBe(0)
    await restart()
    expect(state()).toBe('RESTARTING')
  })

  it('has failed for good once the server says that the config is wrong', async () => {
    const { clock, state, trace } = await begin([away, wrong])
    await clock.advance(1000)
    expect(state()).toBe('FAILED')
    expect(trace()).toContain('the password is refused')
    expect(clock.timerCount).toBe(0)
  })

  it('is not tried any more once it is to stop, or is no more', async () => {
    const { clock, state, tried, become, end } = await begin([away])
    await become('STOPPED')
    expect([state(), clock.timerCount]).toEqual(['STOPPED', 0])
    await become('STARTED')
    expect([state(), tried()]).toEqual(['RESTARTING', 2])
    await end()
    await clock.advance(connectorGiveUpMs)
    expect(tried()).toBe(2)
  })
})
