import { expect, it, test } from 'vitest'
import { resolveBrokerConfig } from './broker-config.ts'
import { checkGroupConfigs, groupConfigEntries, groupOverrides } from './group-config.ts'
import { groupConfigNames } from './group-config-table.ts'

const { settings } = resolveBrokerConfig({})

test.each([
  [{ 'consumer.session.timeout.ms': '44999' }, 'from group.consumer.min.session.timeout.ms=45000 to'],
  [{ 'consumer.session.timeout.ms': '60001' }, 'group.consumer.max.session.timeout.ms=60000'],
  [{ 'consumer.heartbeat.interval.ms': '15001' }, 'group.consumer.max.heartbeat.interval.ms=15000'],
  [{ 'consumer.session.timeout.ms': 'soon' }, "is 'soon' but must be an integer from 1"],
  [{ 'consumer.sesion.timeout.ms': '50000' }, "did you mean 'consumer.session.timeout.ms'?"],
  [{ 'group.consumer.session.timeout.ms': '50000' }, "the group's is 'consumer.session.timeout.ms'"],
  [{ 'share.session.timeout.ms': '50000' }, 'it belongs to share groups'],
  [{ 'streams.num.standby.replicas': '1' }, 'group.protocol=classic'],
])('%o is refused', (texts, problem) => {
  expect(() => checkGroupConfigs(texts, settings)).toThrow(problem)
})

it('members are to be heard of more often than they may be silent', () => {
  const { settings: wide } = resolveBrokerConfig({
    staticBroker: { 'group.consumer.min.session.timeout.ms': '1000', 'group.consumer.session.timeout.ms': '45000' },
  })
  const texts = { 'consumer.session.timeout.ms': '5000', 'consumer.heartbeat.interval.ms': '5000' }
  expect(() => checkGroupConfigs(texts, wide)).toThrow('must be less than consumer.session.timeout.ms=5000')
})

it('what is set comes before what the broker says, and what a later release took does not count', () => {
  expect(groupOverrides({ 'consumer.session.timeout.ms': '50000', 'of.later': '1' })).toEqual({
    consumerSessionTimeoutMs: 50_000,
  })
  const texts = { 'consumer.session.timeout.ms': '50000' }
  const broker = {
    staticBroker: {
      'group.consumer.session.timeout.ms': '46000',
      'group.consumer.heartbeat.interval.ms': '6000',
    },
  }
  const entries = groupConfigEntries(texts, broker)
  expect(entries.map(({ name }) => name)).toEqual(groupConfigNames)
  const of = (name: string) => entries.find((entry) => entry.name === name)
  expect(of('consumer.session.timeout.ms')).toMatchObject({
    value: '50000',
    source: 'DYNAMIC_GROUP_CONFIG',
    synonyms: [
      { name: 'consumer.session.timeout.ms', value: '50000' },
      { name: 'group.consumer.session.timeout.ms', value: '46000' },
      { name: 'consumer.session.timeout.ms', value: '45000' },
    ],
  })
  expect(of('consumer.heartbeat.interval.ms')).toMatchObject({ value: '6000', source: 'STATIC_BROKER_CONFIG' })
})
