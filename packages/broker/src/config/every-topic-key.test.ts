import { type BrokerSynonym, type ConfigKey, topicConfigNames, topicConfigTable } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { topicObservations } from '../../test/knobs/of-topics.ts'
import type { Observation, World } from '../../test/knobs/observation.ts'
import { parseBrokerConfig } from './broker-config.ts'

const keyOf = (name: keyof typeof topicConfigTable): ConfigKey => topicConfigTable[name]
const working = topicConfigNames.filter((name) => keyOf(name).class === 'works')

/** Looks with the key at `value`: as the topic's own, or as a key of the broker that stands in for it. */
function look(observation: Observation, name: string, value: string, synonym?: BrokerSynonym): Promise<unknown> {
  const config = {
    ...observation.broker,
    ...(synonym === undefined ? {} : { [synonym.name]: inUnits(value, synonym) }),
  }
  const world: World = {
    start: (options: FixtureOptions = {}) => startFixture({ ...options, config: { ...config, ...options.config } }),
    settings: () => parseBrokerConfig(config).settings,
    topicConfigs: { ...observation.topic, ...(synonym === undefined ? { [name]: value } : {}) },
  }
  return observation.look(world)
}

const inUnits = (value: string, { factor }: BrokerSynonym): string =>
  factor === undefined ? value : String(Number(value) / factor)

describe('each key of topics that works shows a difference between two values', () => {
  it('is looked at, all of them and no others', () => {
    expect(Object.keys(topicObservations).toSorted()).toEqual(working)
  })

  const cases = working.flatMap((name) => [
    { name, given: 'to the topic', synonym: undefined },
    ...keyOf(name).brokerSynonyms.map((synonym) => ({ name, given: `to the broker as ${synonym.name}`, synonym })),
  ])

  it.each(cases)('$name, given $given', async ({ name, synonym }) => {
    const observation = topicObservations[name]
    if (observation === undefined) throw new Error(`${name} works but nobody looks whether it does`)
    const [one, other] = observation.values
    const seen = [await look(observation, name, one, synonym), await look(observation, name, other, synonym)]
    expect(seen[0]).not.toEqual(seen[1])
    if (observation.sees !== undefined) expect(seen).toEqual(observation.sees)
  })
})
