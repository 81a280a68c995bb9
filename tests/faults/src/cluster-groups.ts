// Three processes of the shipped broker, replication 3, min ISR 2, and groups of programs that read a topic which is written all the time: one
// of members that commit by hand, one of static members that commit automatically; or, with `--clients kafka`, groups of Apache Kafka's consumer
// in either protocol and of kafkajs. Members are killed (-9), frozen for longer than their session time-out, leave and join; coordinators are
// killed as members join and as they commit. No partition has two owners, no commit goes back or is lost, and no record is left out.
// node dist/cluster-groups.js [--clients sdk|kafka] [--group NAME] [--times N] [--seed N] [--bounds]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { freePorts } from '@millrace/testing'
import { kafkaMembers, sdkMembers } from './apps/member-kinds.ts'
import { Members } from './apps/members.ts'
import { now } from './apps/now.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { Probe } from './cluster/probe.ts'
import { ClusterView } from './cluster/view.ts'
import { Judge } from './judge.ts'
import { seededRandom } from './seeded-random.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    /** How often each disturbance is done to each group. */
    times: { type: 'string', default: '20' },
    /** What members are programs of: the SDK, or clients of the Kafka protocol. */
    clients: { type: 'string', default: 'sdk' },
    /** Only groups with that in their name. */
    group: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Only those with that in their name. */
    disturbance: { type: 'string', default: '' },
    /** Whether a group that is stable too late fails the run. */
    bounds: { type: 'boolean', default: false },
  },
})
const topic = 'faults'
const partitions = 8
const stableMsMax = 10_000
const times = Number(options.times)
const random = seededRandom(Number(options.seed))
const checks = new Checks()

/** What is done to a group; resolves once it is to become stable again. */
interface Disturbance {
  readonly name: string
  readonly strike: (members: Members) => Promise<void>
}

console.log(`seed ${options.seed}`)
const clients = options.clients === 'kafka' ? 'kafka' : 'sdk'
const kafkaPorts = await freePorts(3)
const bootstrap = kafkaPorts.map((port) => `127.0.0.1:${port}`).join(',')
/** Members of the new protocol can't say how long they may be silent. */
const kafkaSettings = {
  'group.consumer.min.session.timeout.ms': '6000',
  'group.consumer.session.timeout.ms': '6000',
  'group.consumer.min.heartbeat.interval.ms': '500',
  'group.consumer.heartbeat.interval.ms': '500',
}
const cluster = await Cluster.start({
  brokers: 3,
  settings: (id) => ({
    'offsets.topic.num.partitions': '6',
    ...(clients === 'kafka' ? { ...kafkaSettings, 'kafka.listener.port': String(kafkaPorts[id - 1]) } : {}),
  }),
})
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, topic)
  const admin = view.client.admin()
  const configs = {
    'min.insync.replicas': '2',
    'retention.ms': '-1',
    // kafkajs brings no LZ4, which the SDK writes.
    ...(clients === 'kafka' ? { 'compression.type': 'uncompressed' } : {}),
  }
  await admin.createTopic(topic, { partitions, replicationFactor: 3, configs })
  await view.whole()
  const judge = new Judge(topic, partitions)
  const probe = new Probe(cluster.addresses, topic, partitions, judge.ledger, 200)
  await probe.writtenEverywhere()
  const kinds = clients === 'kafka' ? await kafkaMembers(bootstrap, topic) : sdkMembers(cluster.addresses, topic)
  const chosen = Object.entries(kinds).filter(([group]) => group.includes(options.group))
  const groups = chosen.map(([group, kind]) => new Members(group, partitions, kind))
  let names = 0
  let restarts = Promise.resolve()
  const looking = new AbortController()
  const looks = groups.map((members) => look(members, looking.signal))
  for (const members of groups) for (let count = 0; count < 3; count += 1) members.join(`m${(names += 1)}`)
  await Promise.all(groups.map((members) => members.stable()))

  const any = (members: Members): string =>
    present(members.names[Math.floor(random() * members.names.length)], 'somebody is there')
  const coordinatorOf = async ({ group }: Members): Promise<number> => (await admin.describeGroup(group)).coordinator
  const disturbances: readonly Disturbance[] = [
    {
      name: 'a member joins, another leaves',
      strike: async (members) => {
        members.join(`m${(names += 1)}`)
        await members.stable()
        await members.leave(any(members))
      },
    },
    {
      name: 'a member is killed, and comes back under its name',
      strike: async (members) => {
        const name = any(members)
        await members.kill(name)
        await delay(random() * 1_000)
        members.join(name)
      },
    },
    {
      name: 'a member is killed, another comes',
      strike: async (members) => {
        await members.kill(any(members))
        members.join(`m${(names += 1)}`)
      },
    },
    {
      name: 'a member is frozen for longer than its session time-out',
      strike: async (members) => {
        const name = any(members)
        members.freeze(name)
        await members.stable()
        members.thaw(name)
      },
    },
    {
      name: 'a member is killed as it commits',
      strike: async (members) => {
        const name = await members.nextCommit()
        await members.kill(name)
        members.join(`m${(names += 1)}`)
      },
    },
    {
      name: 'the coordinator is killed as a member joins',
      strike: async (members) => {
        const coordinator = await coordinatorOf(members)
        members.join(`m${(names += 1)}`)
        await members.next('joining')
        await delay(random() * 30)
        await restart(coordinator)
        await members.stable()
        await members.leave(any(members))
      },
    },
    {
      name: 'the coordinator is killed as a member commits',
      strike: async (members) => {
        const coordinator = await coordinatorOf(members)
        await members.nextCommit()
        await delay(random() * 10)
        await restart(coordinator)
      },
    },
  ]
  const wanted = disturbances.filter(({ name }) => name.includes(options.disturbance))
  const stableMs: number[] = []
  for (let time = 1; time <= times; time += 1) {
    for (const { name, strike } of wanted) {
      await view.whole()
      const took = await Promise.all(
        groups.map(async (members) => {
          await strike(members)
          return members.stable()
        }),
      )
      stableMs.push(...took)
      const slowest = Math.max(...took)
      const isOk = !options.bounds || slowest <= stableMsMax
      checks.that(isOk, `${time} of ${times}: ${name}`, `stable after ${slowest.toFixed(0)} ms`)
    }
  }
  await probe.stop()
  await view.whole()
  await Promise.all(groups.map((members) => waitFor(`${members.group} has read all`, () => lagOf(members))))
  await Promise.all(groups.map((members) => members.stop()))
  looking.abort()
  const lookCounts = await Promise.all(looks)
  const findings = await judge.judge(cluster.addresses)
  checks.that(findings === 0, 'every acknowledged record is there, once and in order', judge.counts)
  for (const [index, members] of groups.entries()) {
    const found = members.book.judge()
    for (const { violation, detail } of found.slice(0, 20)) console.log(`  ${members.group}: ${violation}: ${detail}`)
    const refused = JSON.stringify(members.refusals)
    const counts = `${lookCounts[index]} looks at its offsets, commits refused ${refused}`
    checks.that(found.length === 0, `group ${members.group}: one owner, no commit lost, nothing left out`, counts)
  }
  const worst = Math.max(...stableMs).toFixed(0)
  const counts = `${times * wanted.length * groups.length} disturbances, stable ${worst} ms later at most`
  checks.tell(
    `${counts}: one owner of each partition, no commit went back or was lost, ${judge.ledger.readCount} records read.`,
  )
  await view.close()
  await cluster.stop()
  failed = checks.failedCount > 0

  /** Kills a broker and starts it again. Two groups may want that at once; their brokers take turns. */
  function restart(id: number): Promise<void> {
    restarts = restarts.then(async () => {
      await cluster.broker(id).kill()
      await delay(random() * 500)
      await cluster.broker(id).start()
      await view.whole()
    })
    return restarts
  }

  /** Looks at a group's offsets again and again; resolves with how often. */
  async function look({ group, book }: Members, signal: AbortSignal): Promise<number> {
    let count = 0
    for (; !signal.aborted; count += 1) {
      const at = now()
      const offsets = await admin.listGroupOffsets(group, { timeoutMs: 120_000 })
      book.look(at, new Map(offsets.map(({ partition, offset }) => [partition, offset])))
      await delay(50)
    }
    return count
  }

  async function lagOf(members: Members): Promise<string | undefined> {
    const { group } = members
    members.commit()
    const offsets = new Map((await admin.listGroupOffsets(group)).map(({ partition, offset }) => [partition, offset]))
    const ends = await admin.listOffsets(topic, 'latest')
    const behind = ends.filter(({ partition, offset }) => offset !== offsets.get(partition))
    const shown = behind.map(({ partition, offset }) => `${partition}: ${offsets.get(partition)} of ${offset}`)
    return behind.length === 0 ? undefined : shown.join(', ')
  }
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
}
process.exitCode = checks.close()
