import { setTimeout as delay } from 'node:timers/promises'
import { present } from '@millrace/base'
import type { Members } from '../apps/members.ts'
import type { Player } from './player.ts'
import type { ProductCluster } from './product.ts'

/** Who can be disturbed. */
export interface Stage {
  readonly cluster: ProductCluster
  readonly random: () => number
  /** How long brokers are paused at most. */
  readonly pauseMsMax: number
  /** Those that write and copy by transactions. */
  readonly transactional: readonly Player[]
  readonly groups: readonly Members[]
}

/** What is done to brokers or to clients; resolves once all is well again, as far as who did it is concerned. */
export interface Disturbance {
  readonly name: string
  readonly strike: (stage: Stage) => Promise<void>
}

function one<T>({ random }: Stage, of: readonly T[]): T {
  return present(of[Math.floor(random() * of.length)], 'there is one')
}

async function killBroker(stage: Stage, awayMsMax: number): Promise<void> {
  const id = one(stage, stage.cluster.ids)
  await stage.cluster.kill(id)
  await delay(stage.random() * awayMsMax)
  await stage.cluster.start(id)
}

/** For some time between a part of the longest that brokers are paused and that. */
async function pauseBrokers(
  { cluster, random, pauseMsMax }: Stage,
  ids: readonly number[],
  part: number,
): Promise<void> {
  for (const id of ids) cluster.pause(id)
  await delay(pauseMsMax * (part + random() * (1 - part)))
  for (const id of ids) cluster.resume(id)
}

/** Resolves a moment after somebody has asked for a commit, so that each step of it is met; or if it does not in a while. */
async function committing({ random }: Stage, player: Player): Promise<void> {
  await Promise.race([player.next('committing'), delay(20_000, undefined, { ref: false })])
  await delay(random() * 15)
}

/** What is done to brokers. */
export const brokerDisturbances: readonly Disturbance[] = [
  { name: 'a broker is killed and comes back at once', strike: (stage) => killBroker(stage, 300) },
  { name: 'a broker is paused for long', strike: (stage) => pauseBrokers(stage, [one(stage, stage.cluster.ids)], 0.5) },
  {
    name: 'a broker is killed as a commit is asked for',
    async strike(stage) {
      await committing(stage, one(stage, stage.transactional))
      await killBroker(stage, 3_000)
    },
  },
  {
    name: 'a broker is paused as a commit is asked for',
    async strike(stage) {
      await committing(stage, one(stage, stage.transactional))
      await pauseBrokers(stage, [one(stage, stage.cluster.ids)], 0.05)
    },
  },
  {
    name: 'a broker is paused shortly',
    strike: (stage) => pauseBrokers({ ...stage, pauseMsMax: 1_500 }, [one(stage, stage.cluster.ids)], 0.01),
  },
  { name: 'a broker is killed and comes back late', strike: (stage) => killBroker(stage, 12_000) },
  {
    name: 'a broker is told to stop',
    async strike(stage) {
      const id = one(stage, stage.cluster.ids)
      await stage.cluster.terminate(id)
      await stage.cluster.start(id)
    },
  },
  {
    name: 'two brokers are paused',
    strike: (stage) => pauseBrokers(stage, stage.cluster.ids.slice(1), 0.05),
  },
  {
    name: 'all brokers are killed',
    async strike({ cluster }) {
      await Promise.all(cluster.ids.map((id) => cluster.kill(id)))
      await Promise.all(cluster.ids.map((id) => cluster.start(id)))
    },
  },
]

/** What is done to clients. */
export const clientDisturbances: readonly Disturbance[] = [
  {
    name: 'a program that asks for a commit is killed',
    async strike(stage) {
      const player = one(stage, stage.transactional)
      await committing(stage, player)
      await player.kill()
    },
  },
  {
    name: 'a program is frozen as it asks for a commit while another takes its transactional id over',
    async strike(stage) {
      const player = one(stage, stage.transactional)
      await committing(stage, player)
      const goOn = player.supersede()
      await delay(2_000 + stage.random() * 8_000)
      goOn()
    },
  },
  {
    name: 'a program is frozen for longer than its session',
    async strike(stage) {
      const player = one(stage, stage.transactional)
      player.freeze()
      await delay(7_000 + stage.random() * 5_000)
      player.thaw()
    },
  },
  {
    name: 'a member of a group is killed, and comes back',
    async strike(stage) {
      const members = one(stage, stage.groups)
      const name = one(stage, members.names)
      await members.kill(name)
      members.join(name)
    },
  },
]
