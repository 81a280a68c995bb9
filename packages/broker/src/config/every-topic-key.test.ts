import {
  type BrokerConfigName,
  brokerConfigTable,
  type BrokerSynonym,
  type ConfigKey,
  topicConfigNames,
  topicConfigTable,
} from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { alter, alteringTopics } from '../../test/knobs/alter.ts'
import { topicCompactionObservations } from '../../test/knobs/of-compaction.ts'
import { topicLeaderObservations } from '../../test/knobs/of-leaders.ts'
import { topicReplicationObservations } from '../../test/knobs/of-replication.ts'
import { topicObservations as ofTopics } from '../../test/knobs/of-topics.ts'
import type { Observation, Observations, World } from '../../test/knobs/observation.ts'
import { parseBrokerConfig } from './broker-config.ts'

const topicObservations: Observations = {
  ...ofTopics,
  ...topicCompactionObservations,
  ...topicLeaderObservations,
  ...topicReplicationObservations,
}
const keyOf = (name: keyof typeof topicConfigTable): ConfigKey => topicConfigTable[name]
const working = topicConfigNames.filter((name) => keyOf(name).class === 'works')

/** How a key is given: to the topic, or to the broker as a key that stands in for it; at first, or while what it is given to is used. */
interface Given {
  readonly synonym?: BrokerSynonym | undefined
  readonly isLater: boolean
}

/** Looks with the key at `value`. */
function look(observation: Observation, name: string, value: string, given: Given): Promise<unknown> {
  const { synonym, isLater } = given
  const atFirst = synonym === undefined || isLater ? {} : { [synonym.name]: inUnits(value, synonym) }
  const config = { ...observation.broker, ...atFirst }
  const world: World = {
    start: async (options: FixtureOptions = {}) => {
      const fixture = await startFixture({ ...options, config: { ...config, ...options.config } })
      if (!isLater) return fixture
      if (synonym === undefined) return alteringTopics(fixture, name, value)
      await alter(fixture, '', synonym.name, inUnits(value, synonym))
      return fixture
    },
    settings: () => parseBrokerConfig(config).settings,
    topicConfigs: { ...observation.topic, ...(synonym === undefined && !isLater ? { [name]: value } : {}) },
  }
  return observation.look(world)
}

const isAlterable = ({ name }: BrokerSynonym): boolean =>
  brokerConfigTable.keys[name as BrokerConfigName].update !== 'read-only'

const inUnits = (value: string, { factor }: BrokerSynonym): string =>
  factor === undefined ? value : String(Number(value) / factor)

describe('each key of topics that works shows a difference between two values', () => {
  it('is looked at, all of them and no others', () => {
    expect(Object.keys(topicObservations).toSorted()).toEqual(working)
  })

  /** Those that count for what comes after, of which the observation makes nothing. */
  const ofNewSegments = new Set(['preallocate'])

  const cases = working.flatMap((name) => [
    { name, how: 'to the topic', given: { isLater: false } },
    ...(ofNewSegments.has(name) ? [] : [{ name, how: 'to the topic while it is used', given: { isLater: true } }]),
    ...keyOf(name).brokerSynonyms.flatMap((synonym) => [
      { name, how: `to the broker as ${synonym.name}`, given: { synonym, isLater: false } },
      ...(isAlterable(synonym)
        ? [{ name, how: `to the broker that runs as ${synonym.name}`, given: { synonym, isLater: true } }]
        : []),
    ]),
  ])

  it.each(cases)('$name, given $how', async ({ name, given }) => {
    const observation = topicObservations[name]
    if (observation === undefined) throw new Error(`${name} works but nobody looks whether it does`)
    const [one, other] = observation.values
    const seen = [await look(observation, name, one, given), await look(observation, name, other, given)]
    expect(seen[0]).not.toEqual(seen[1])
    if (observation.sees !== undefined) expect(seen).toEqual(observation.sees)
  })
})
