import { type BrokerSynonym, type ConfigKey, topicConfigNames, topicConfigTable } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { alteringTopics } from '../../test/knobs/alter.ts'
import { topicObservations } from '../../test/knobs/of-topics.ts'
import type { Observation, World } from '../../test/knobs/observation.ts'
import { parseBrokerConfig } from './broker-config.ts'

const keyOf = (name: keyof typeof topicConfigTable): ConfigKey => topicConfigTable[name]
const working = topicConfigNames.filter((name) => keyOf(name).class === 'works')

/** How a key is given: to the topic when it is created or after, or to the broker as a key that stands in for it. */
type Given = 'at first' | 'later' | BrokerSynonym

/** Looks with the key at `value`. */
function look(observation: Observation, name: string, value: string, given: Given): Promise<unknown> {
  const stands = typeof given === 'string' ? undefined : given
  const config = { ...observation.broker, ...(stands === undefined ? {} : { [stands.name]: inUnits(value, stands) }) }
  const world: World = {
    start: async (options: FixtureOptions = {}) => {
      const fixture = await startFixture({ ...options, config: { ...config, ...options.config } })
      return given === 'later' ? alteringTopics(fixture, name, value) : fixture
    },
    settings: () => parseBrokerConfig(config).settings,
    topicConfigs: { ...observation.topic, ...(given === 'at first' ? { [name]: value } : {}) },
  }
  return observation.look(world)
}

const inUnits = (value: string, { factor }: BrokerSynonym): string =>
  factor === undefined ? value : String(Number(value) / factor)

describe('each key of topics that works shows a difference between two values', () => {
  it('is looked at, all of them and no others', () => {
    expect(Object.keys(topicObservations).toSorted()).toEqual(working)
  })

  /** Those that count for what comes after, of which the observation makes nothing. */
  const ofNewSegments = new Set(['preallocate'])

  const cases = working.flatMap((name) => [
    { name, how: 'to the topic', given: 'at first' as const },
    ...(ofNewSegments.has(name) ? [] : [{ name, how: 'to the topic while it is used', given: 'later' as const }]),
    ...keyOf(name).brokerSynonyms.map((given) => ({ name, how: `to the broker as ${given.name}`, given })),
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
