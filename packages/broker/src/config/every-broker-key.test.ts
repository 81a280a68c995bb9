import {
  type BrokerConfigName,
  brokerConfigNames,
  brokerConfigTable,
  type ConfigKey,
  topicConfigTable,
} from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { alter } from '../../test/knobs/alter.ts'
import { clusterObservations } from '../../test/knobs/of-cluster.ts'
import { groupObservations } from '../../test/knobs/of-groups.ts'
import { compactionObservations } from '../../test/knobs/of-compaction.ts'
import { listenerObservations } from '../../test/knobs/of-listeners.ts'
import { leaderObservations } from '../../test/knobs/of-leaders.ts'
import { logObservations } from '../../test/knobs/of-logs.ts'
import { moveObservations } from '../../test/knobs/of-moves.ts'
import { replicationObservations } from '../../test/knobs/of-replication.ts'
import { transactionObservations } from '../../test/knobs/of-transactions.ts'
import { workObservations } from '../../test/knobs/of-work.ts'
import type { Observation, Observations } from '../../test/knobs/observation.ts'
import { parseBrokerConfig } from './broker-config.ts'

const observations: Observations = {
  ...clusterObservations,
  ...listenerObservations,
  ...logObservations,
  ...compactionObservations,
  ...replicationObservations,
  ...moveObservations,
  ...workObservations,
  ...leaderObservations,
  ...groupObservations,
  ...transactionObservations,
}

/** Keys that stand in for topics' keys: looked at in `every-topic-key.test.ts`. */
const defaultsOfTopics = new Set(
  Object.values(topicConfigTable).flatMap(({ brokerSynonyms }: ConfigKey) => brokerSynonyms.map(({ name }) => name)),
)
const keyOf = (name: string): ConfigKey => brokerConfigTable.keys[name as BrokerConfigName]
const working = brokerConfigNames.filter((name) => brokerConfigTable.keys[name].class === 'works')

function look({ broker, topic, look }: Observation, name: string, value: string, isLater = false): Promise<unknown> {
  const config = { ...broker, ...(isLater ? {} : { [name]: value }) }
  return look({
    start: async (options: FixtureOptions = {}) => {
      const fixture = await startFixture({ ...options, config: { ...config, ...options.config } })
      if (isLater) for (const step of stepsTo(name, value)) await alter(fixture, '', name, step)
      return fixture
    },
    settings: () => parseBrokerConfig(config).settings,
    topicConfigs: { ...topic },
  })
}

/** What a key is altered to on the way to a value: threads are doubled or halved at a time. */
function stepsTo(name: string, value: string): readonly string[] {
  if (!halved.has(name)) return [value]
  const steps = [value]
  for (let step = Number(value) * 2; step < Number(keyOf(name).default); step *= 2) steps.unshift(`${step}`)
  return steps
}
const halved = new Set(['background.threads', 'num.io.threads'])

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

  /** Kept through a restart like all of them, but a broker recovers logs only when it starts, and a cleaner can't be halved to none. */
  const atStart = new Set(['log.cleaner.threads', 'num.recovery.threads.per.data.dir'])
  const alterable = Object.entries(observations).filter(
    ([name]) => !atStart.has(name) && keyOf(name).update !== 'read-only',
  )

  it.each(alterable)('%s, altered while the broker runs', async (name, observation) => {
    const [one, other] = observation.values
    const seen = [await look(observation, name, one, true), await look(observation, name, other, true)]
    expect(seen[0]).not.toEqual(seen[1])
    if (observation.sees !== undefined) expect(seen).toEqual(observation.sees)
  })
})
