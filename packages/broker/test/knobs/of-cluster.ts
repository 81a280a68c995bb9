import { present } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { millrace, RaftService } from '@millrace/contracts'
import { raftLimits } from '../../src/config/quorum-config.ts'
import { ClusterFixture } from '../cluster-fixture.ts'
import { type Observation, type Observations, outcome, type World } from './observation.ts'

/** Remembers how long timers were set for. */
class WatchedClock extends FakeClock {
  readonly delays = new Set<number>()

  override setTimer(delayMs: number, fire: () => void) {
    this.delays.add(delayMs)
    return super.setTimer(delayMs, fire)
  }
}

/** Which of the times a node waits for at some point of its life. */
const waits = (
  key: string,
  values: readonly [string, string],
  live: (world: World, value: string, clock: WatchedClock) => Promise<unknown>,
  timeOf: (value: string) => number = Number,
): Observation => ({
  values,
  sees: [
    [true, false],
    [false, true],
  ],
  look: async (world) => {
    const clock = new WatchedClock()
    await live(world, valueOf(world, key), clock)
    return values.map((value) => clock.delays.has(timeOf(value)))
  },
})

const valueOf = (world: World, key: string): string => {
  const { [camelCase(key)]: value } = world.settings() as unknown as Record<string, unknown>
  return String(value)
}

const camelCase = (key: string): string => key.replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A voter of two, whose other one is not there yet. */
async function lonely(key: string, value: string, clock: WatchedClock): Promise<ClusterFixture> {
  const cluster = new ClusterFixture([1, 2], { [key]: value }, clock)
  // It never comes to anything.
  cluster.begin(1).catch(() => undefined)
  await clock.settle()
  return cluster
}

/** A broker and one that is no voter, which is asked for something that is the controller's. */
async function pair(key: string, value: string, clock?: WatchedClock): Promise<ClusterFixture> {
  const cluster = new ClusterFixture([1], { [key]: value }, clock)
  await cluster.start(1, 2)
  await cluster.createTopic(2, 't')
  return cluster
}

const isCheckpoint = ({ name }: { readonly name: string }): boolean => name.endsWith('.checkpoint')

const snapshots = (values: readonly [string, string], broker: Readonly<Record<string, unknown>> = {}): Observation => ({
  values,
  broker,
  sees: [true, false],
  look: async (world) => {
    const fixture = await world.start()
    await fixture.createTopic('t')
    await fixture.clock.advance(60_000)
    return (await fixture.disk.list('/data/__cluster_metadata-0')).some(isCheckpoint)
  },
})

/** What a node is in its cluster, and for what it waits. */
export const clusterObservations: Observations = {
  'broker.heartbeat.interval.ms': waits('broker.heartbeat.interval.ms', ['333', '444'], (_, value, clock) =>
    pair('broker.heartbeat.interval.ms', value, clock),
  ),
  'broker.rack': {
    values: ['a', 'b'],
    sees: ['a', 'b'],
    look: async (world) => (await world.start()).broker.inspect().image.broker(1)?.rack,
  },
  'broker.session.timeout.ms': waits(
    'broker.session.timeout.ms',
    ['3332', '4446'],
    (_, value, clock) => pair('broker.session.timeout.ms', value, clock),
    (value) => Number(value) / 2,
  ),
  'controlled.shutdown.enable': {
    values: ['true', 'false'],
    sees: [true, false],
    look: async (world) => {
      const cluster = await pair('controlled.shutdown.enable', valueOf(world, 'controlled.shutdown.enable'))
      await cluster.stop(2)
      return cluster.broker(1).inspect().image.broker(2)?.inControlledShutdown
    },
  },
  'controller.quorum.bootstrap.servers': {
    values: ['', '127.0.0.1:9'],
    broker: { 'process.roles': 'broker' },
    sees: ['INVALID_CONFIG', 'done'],
    look: (world) => outcome((async () => world.settings())()),
  },
  'controller.quorum.election.timeout.ms': {
    values: ['1000', '2000'],
    sees: [10, 20],
    look: async (world) => raftLimits(world.settings()).campaignTicks,
  },
  'controller.quorum.fetch.timeout.ms': {
    values: ['2000', '4000'],
    sees: [20, 40],
    look: async (world) => raftLimits(world.settings()).electionTicks,
  },
  'controller.quorum.request.timeout.ms': waits(
    'controller.quorum.request.timeout.ms',
    ['3333', '4444'],
    async (_, value, clock) => {
      const cluster = await lonely('controller.quorum.request.timeout.ms', value, clock)
      await clock.advance(1)
      return cluster
    },
  ),
  'controller.quorum.retry.backoff.ms': waits('controller.quorum.retry.backoff.ms', ['33', '44'], (_, value, clock) =>
    lonely('controller.quorum.retry.backoff.ms', value, clock),
  ),
  'controller.quorum.voters': {
    values: ['1@127.0.0.1:1111', '1@127.0.0.1:2222'],
    sees: [1111, 2222],
    look: async (world) => {
      const { unary } = await world.start()
      const { voters } = await unary(RaftService.hello, new millrace.cluster.v1.HelloRequest({}))
      return present(voters[0], 'it votes').port
    },
  },
  'initial.broker.registration.timeout.ms': waits(
    'initial.broker.registration.timeout.ms',
    ['33333', '44444'],
    (world, _, clock) => world.start({ clock }),
  ),
  'metadata.log.max.record.bytes.between.snapshots': snapshots(['1', '1000000'], {
    'metadata.log.max.snapshot.interval.ms': 0,
  }),
  'metadata.log.max.snapshot.interval.ms': snapshots(['10000', '0']),
  'process.roles': {
    values: ['broker,controller', 'controller'],
    sees: [1, 0],
    look: async (world) => [...(await world.start()).broker.inspect().image.brokers()].length,
  },
  'request.timeout.ms': waits('request.timeout.ms', ['33333', '44444'], (_, value, clock) =>
    pair('request.timeout.ms', value, clock),
  ),
}
