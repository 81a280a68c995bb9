import { brokerConfigNames, brokerConfigTable, type ConfigKey, topicConfigTable } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { listenerObservations } from '../../test/knobs/of-listeners.ts'
import { logObservations } from '../../test/knobs/of-logs.ts'
import { workObservations } from '../../test/knobs/of-work.ts'
import type { Observation, Observations } from '../../test/knobs/observation.ts'
import { parseBrokerConfig } from './broker-config.ts'

const observations: Observations = { ...listenerObservations, ...logObservations, ...workObservations }

/** Keys that stand in for topics' keys: looked at in `every-topic-key.test.ts`. */
const defaultsOfTopics = new Set(
  Object.values(topicConfigTable).flatMap(({ brokerSynonyms }: ConfigKey) => brokerSynonyms.map(({ name }) => name)),
)
const working = brokerConfigNames.filter((name) => brokerConfigTable.keys[name].class === 'works')

function look({ broker, topic, look }: Observation, name: string, value: string): Promise<unknown> {
  const config = { ...broker, [name]: value }
  return look({
    start: (options: FixtureOptions = {}) => startFixture({ ...options, config: { ...config, ...options.config } }),
    settings: () => parseBrokerConfig(config).settings,
    topicConfigs: { ...topic },
  })
}

describe('each key of brokers that works shows a difference between two values', () => {
  it('is looked at, all of them and no others', () => {
    expect(Object.keys(observations).toSorted()).toEqual(working.filter((name) => !defaultsOfTopics.has(name)))
  })

  it.each(Object.entries(observations))('%s', async (name, observation) => {
    const [one, other] = observation.values
    const seen = [await look(observation, name, one), await look(observation, name, other)]
    expect(seen[0]).not.toEqual(seen[1])
    if (observation.sees !== undefined) expect(seen).toEqual(observation.sees)
  })
})
