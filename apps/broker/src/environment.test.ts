import { brokerConfigNames } from '@millrace/metadata'
import { expect, test } from 'vitest'
import { readEnvironment, variableOf } from './environment.ts'

test('each key has a variable of its own', () => {
  expect(variableOf('log.retention.ms')).toBe('MILLRACE_LOG_RETENTION_MS')
  expect(new Set(brokerConfigNames.map(variableOf)).size).toBe(brokerConfigNames.length)
})

test('variables set keys; one without a text sets nothing', () => {
  const { entries, warnings } = readEnvironment({
    MILLRACE_LOG_RETENTION_MS: '5',
    MILLRACE_FLUSH: 'os',
    MILLRACE_NODE_ID: '',
    MILLRACE_BROKERS: '127.0.0.1:9094',
    LOG_RETENTION_MS: '6',
    PATH: '/bin',
  })
  expect([...entries]).toEqual([
    ['flush', { value: 'os', variable: 'MILLRACE_FLUSH' }],
    ['log.retention.ms', { value: '5', variable: 'MILLRACE_LOG_RETENTION_MS' }],
  ])
  expect(warnings).toEqual([])
})

test.each([
  ['MILLRACE_LOG_RETENTON_MS', 'did you mean MILLRACE_LOG_RETENTION_MS (log.retention.ms)?'],
  ['MILLRACE_LISTENERPORT', 'did you mean MILLRACE_LISTENER_PORT (listener.port)?'],
  ['MILLRACE_ZOOKEEPER_CONNECT', 'there is no ZooKeeper'],
  ['MILLRACE_RETENTION_MS', "it is a key of topics; the broker's is 'log.retention.ms'"],
])('%s looks like a key and is refused', (variable, message) => {
  expect(() => readEnvironment({ [variable]: '1' })).toThrow(
    expect.objectContaining({
      code: 'INVALID_CONFIG',
      message: expect.stringMatching(new RegExp(`${variable} is no key of a broker: `)) as string,
    }),
  )
  expect(() => readEnvironment({ [variable]: '1' })).toThrow(message)
})

test.each(['MILLRACE_SERVICE_HOST', 'MILLRACE_PORT_9094_TCP_ADDR', 'MILLRACE_PORT_9094_TCP_PROTO'])(
  '%s looks like none and is passed over with a warning',
  (variable) => {
    const { entries, warnings } = readEnvironment({ [variable]: '10.0.0.1' })
    expect([...entries]).toEqual([])
    expect(warnings).toEqual([`the environment variable ${variable} is no key of a broker and is passed over`])
  },
)
