import { expect, it } from 'vitest'
import { resolveBrokerConfig } from '../broker-config.ts'
import { groupProblems } from './group-rules.ts'

const keysOf = (texts: Readonly<Record<string, string>>): string[] =>
  groupProblems(resolveBrokerConfig({ staticBroker: texts }).settings).map(({ key }) => key)

it.each([
  [{}, []],
  [{ 'group.coordinator.rebalance.protocols': 'consumer' }, ['group.coordinator.rebalance.protocols']],
  [{ 'group.coordinator.rebalance.protocols': 'classic,share' }, ['group.coordinator.rebalance.protocols']],
  [{ 'group.consumer.session.timeout.ms': '44999' }, ['group.consumer.session.timeout.ms']],
  [{ 'group.consumer.session.timeout.ms': '60001' }, ['group.consumer.session.timeout.ms']],
  [
    {
      'group.consumer.session.timeout.ms': '6000',
      'group.consumer.min.session.timeout.ms': '1',
      'group.consumer.heartbeat.interval.ms': '6000',
    },
    ['group.consumer.heartbeat.interval.ms'],
  ],
  [{ 'group.consumer.heartbeat.interval.ms': '100' }, ['group.consumer.heartbeat.interval.ms']],
  [{ 'group.min.session.timeout.ms': '1800001' }, ['group.min.session.timeout.ms']],
  [{ 'group.consumer.assignors': '' }, ['group.consumer.assignors']],
  [{ 'group.consumer.assignors': 'range,org.example.Mine' }, ['group.consumer.assignors']],
  [{ 'group.consumer.assignors': 'sticky, range' }, []],
] as const)('%o has problems with %o', (texts, keys) => {
  expect(keysOf(texts)).toEqual(keys)
})

it('says what a key must be', () => {
  const texts = { 'group.consumer.session.timeout.ms': '7' }
  const problems = groupProblems(resolveBrokerConfig({ staticBroker: texts }).settings)
  expect(problems[0]?.problem).toBe(
    'group.consumer.session.timeout.ms is 7 but must be from group.consumer.min.session.timeout.ms=45000 to ' +
      'group.consumer.max.session.timeout.ms=60000',
  )
})
