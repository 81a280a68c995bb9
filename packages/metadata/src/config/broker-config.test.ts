import { expect, expectTypeOf, it } from 'vitest'
import { brokerConfigNames } from './broker-config-table.ts'
import { type BrokerSettings, checkBrokerConfigs, resolveBrokerConfig } from './broker-config.ts'
import { checkBrokerRules } from './broker/rules.ts'

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(message) as string })

it('every key has a value of its type, under its name in camel case', () => {
  const { settings, entries } = resolveBrokerConfig({})
  expect(settings).toMatchObject({
    numPartitions: 1,
    logDirs: null,
    autoCreateTopicsEnable: true,
    compressionType: 'producer',
    logRetentionHours: 168,
    listenerPort: 9094,
  })
  expect(Object.keys(settings)).toHaveLength(brokerConfigNames.length)
  expect(entries.map(({ name }) => name)).toEqual(brokerConfigNames)
  expectTypeOf<BrokerSettings['numIoThreads']>().toEqualTypeOf<number>()
  expectTypeOf<BrokerSettings['logDirs']>().toEqualTypeOf<string | null>()
  expectTypeOf<BrokerSettings['flush']>().toEqualTypeOf<'fsync' | 'os'>()
})

it('what was altered for a broker counts before what was for all, and that before what it was started with', () => {
  const layers = {
    dynamicBroker: { 'message.max.bytes': '1' },
    dynamicDefault: { 'message.max.bytes': '2', 'log.retention.bytes': '2' },
    staticBroker: { 'message.max.bytes': '3', 'log.retention.bytes': '3', 'num.partitions': '3' },
  }
  expect(resolveBrokerConfig(layers).settings).toMatchObject({
    messageMaxBytes: 1,
    logRetentionBytes: 2,
    numPartitions: 3,
  })
})

it('a key whose value stands in for others is listed from itself on', () => {
  const { entries } = resolveBrokerConfig({ staticBroker: { 'log.retention.ms': '9', 'log.retention.hours': '1' } })
  const synonyms = (name: string) => entries.find((entry) => entry.name === name)?.synonyms
  expect(synonyms('log.retention.ms')).toEqual([
    { name: 'log.retention.ms', value: '9', source: 'STATIC_BROKER_CONFIG' },
    { name: 'log.retention.hours', value: '1', source: 'STATIC_BROKER_CONFIG' },
    { name: 'log.retention.hours', value: '168', source: 'DEFAULT_CONFIG' },
  ])
  expect(synonyms('log.retention.hours')?.[0]).toMatchObject({ name: 'log.retention.hours', value: '1' })
})

it('texts are checked by their key, and by the key of topics that they set', () => {
  expect(() => checkBrokerConfigs({ 'num.partitions': '3', 'log.retention.hours': '1' })).not.toThrow()
  expect(() => checkBrokerConfigs({ 'num.partitions': '0' })).toThrow(refusal("num.partitions is '0' but must be"))
  expect(() => checkBrokerConfigs({ 'zookeeper.connect': 'a' })).toThrow(refusal('there is no ZooKeeper'))
  expect(() => checkBrokerConfigs({ 'ssl.key.password': 'open sesame' })).toThrow(refusal('=[hidden] is refused'))
})

it('contradictions are refused', () => {
  const { settings } = resolveBrokerConfig({})
  expect(() => checkBrokerRules(settings)).not.toThrow()
  const nobody = { ...settings, maxConnectionsPerIp: 0 }
  expect(() => checkBrokerRules(nobody)).toThrow(refusal('max.connections.per.ip is 0, so that nobody could connect'))
  expect(() => checkBrokerRules({ ...nobody, maxConnectionsPerIpOverrides: 'a:1' })).not.toThrow()
  const tight = { ...settings, queuedMaxRequestBytes: 5, socketRequestMaxBytes: 6 }
  expect(() => checkBrokerRules(tight)).toThrow(refusal('queued.max.request.bytes is 5 but must be at least'))
  const forgetful = { ...settings, logCleanerThreads: 2, logCleanerDedupeBufferSize: 2 * 1024 * 1024 }
  expect(() => checkBrokerRules(forgetful)).toThrow(
    refusal('log.cleaner.dedupe.buffer.size is 2097152 but must be more than 1 MiB for each of log.cleaner.threads=2'),
  )
  expect(() => checkBrokerRules({ ...forgetful, logCleanerThreads: 1 })).not.toThrow()
  expect(() => checkBrokerRules({ ...forgetful, logCleanerThreads: 0 })).not.toThrow()
})
