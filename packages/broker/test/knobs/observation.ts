import type { BrokerSettings } from '@millrace/metadata'
import type { BrokerFixture, FixtureOptions } from '../broker-fixture.ts'

/** A key set to two values, and what is seen each time. */
export interface Observation {
  /** As texts, as anybody would write them. */
  readonly values: readonly [string, string]
  /** What else the broker is started with, so that the key shows. */
  readonly broker?: Readonly<Record<string, unknown>>
  /** What else the topic is created with. Keys of topics alone. */
  readonly topic?: Readonly<Record<string, string>>
  /** What is seen with the first value and with the second; any two different things unless given. */
  readonly sees?: readonly [unknown, unknown]
  readonly look: (world: World) => Promise<unknown>
}

/** Where an observation is made: nothing runs yet. */
export interface World {
  /** Starts a broker with the key, and what goes with it, set. */
  start(options?: FixtureOptions): Promise<BrokerFixture>
  /** What the broker would be started with. */
  settings(): BrokerSettings
  /** The configs of the topic, with the key if it is a topic's. */
  readonly topicConfigs: Record<string, string>
}

export type Observations = Readonly<Record<string, Observation>>

/** The code of the error with which something fails; `done` if it does not. */
export async function outcome(doing: Promise<unknown>): Promise<string> {
  try {
    await doing
    return 'done'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === undefined) throw error
    return code
  }
}
