// Three processes of the shipped broker under load, and nodes that do not belong, or come back with less than they had: two with one number,
// one of another cluster, lists of voters that disagree, an emptied folder, a damaged metadata log, too few in sync.
// node dist/cluster-members.js
import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { connect, isStreamError } from '@millrace/client'
import { freePorts } from '@millrace/testing'
import { BrokerProcess } from './broker-process.ts'
import type { Cluster } from './cluster/cluster.ts'
import { segmentsOf } from './cluster/replica-differences.ts'
import { roles } from './cluster/roles.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { filesOf, flipMiddle } from './damage.ts'
import { waitFor } from './wait-for.ts'

const metadataFolder = '__cluster_metadata-0'

await runTrial({ partitions: 6 }, async (trial) => {
  await strangers(trial)
  await tooFewInSync(trial)
  await emptiedFolder(trial)
  for (const { name, who } of roles) await damagedMetadata(name, await who(trial), trial)
  trial.checks.tell(
    'Nodes that do not belong, an emptied folder, a damaged metadata log, too few in sync: the cluster goes on.',
  )
})

/** A node that must not start. Resolves with its last words. */
async function refused(folder: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const broker = new BrokerProcess(folder, settings)
  try {
    await broker.start()
  } catch (error) {
    return String(error)
  }
  await broker.kill()
  return 'it started'
}

async function strangers(trial: Trial): Promise<void> {
  const { checks, cluster, view, probe } = trial
  const before = await view.leadership()
  const folder = (name: string): string => path.join(cluster.home.path, name)
  const says = (what: string, text: string, code: string): void => {
    checks.that(text.includes(code), what, text.trim().split('\n').at(-1))
  }
  const twin = await refused(folder('twin'), { 'node.id': '2', 'controller.quorum.voters': cluster.voters })
  says('a second broker with the number of one that lives is refused', twin, 'DUPLICATE_BROKER_REGISTRATION')
  const clusterId = randomBytes(16).toString('base64url')
  const foreign = await refused(folder('foreign'), {
    'node.id': '4',
    'cluster.id': clusterId,
    'controller.quorum.bootstrap.servers': cluster.addresses.join(','),
  })
  says('a broker that is told of another cluster is refused', foreign, 'INCONSISTENT_CLUSTER_ID')
  says(
    'so is one whose folder is that of another cluster',
    await ofAnotherCluster(cluster, folder('other')),
    'INCONSISTENT_',
  )
  const [one = 0, two = 0, three = 0] = await freePorts(3)
  const lists = [`1@127.0.0.1:${one},2@127.0.0.1:${two}`, `1@127.0.0.1:${one},2@127.0.0.1:${two},3@127.0.0.1:${three}`]
  const disagreeing = await disagree(lists, [one, two], [folder('one'), folder('two')])
  says('two new brokers whose lists of voters disagree make no cluster', disagreeing, 'INCONSISTENT_VOTER_SET')
  await probe.writtenEverywhere()
  const after = await view.leadership()
  checks.that(after === before, 'none of that has elected anybody', `${before} before, ${after} after`)
}

async function ofAnotherCluster(cluster: Cluster, folder: string): Promise<string> {
  const alone = new BrokerProcess(folder, { 'node.id': '4' })
  await alone.start()
  await alone.stop()
  return refused(folder, { 'node.id': '4', 'controller.quorum.voters': cluster.voters })
}

/** Starts two nodes with a list each. Resolves with the last words of the one that ends. */
async function disagree(
  lists: readonly string[],
  ports: readonly number[],
  folders: readonly string[],
): Promise<string> {
  const nodes = lists.map(
    (list, index) =>
      new BrokerProcess(
        folders[index] ?? '',
        { 'node.id': String(index + 1), 'controller.quorum.voters': list },
        {},
        {
          port: ports[index] ?? 0,
        },
      ),
  )
  const words = await Promise.race(
    nodes.map((node) =>
      node.start().then(
        () => 'one started',
        (error: unknown) => String(error),
      ),
    ),
  )
  await Promise.all(nodes.filter(({ running }) => running).map((node) => node.kill()))
  return words
}

async function tooFewInSync({ checks, cluster, view }: Trial): Promise<void> {
  const admin = view.client.admin()
  await admin.createTopic('strict', { partitions: 1, replicationFactor: 3, configs: { 'min.insync.replicas': '3' } })
  const tooMany = await admin.createTopic('four', { replicationFactor: 4 }).then(
    () => 'it was created',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )
  checks.that(tooMany === 'INVALID_REPLICATION_FACTOR', 'more replicas than brokers are refused', tooMany)
  const controller = await view.controller()
  const id = cluster.ids.find((each) => each !== controller) ?? 0
  await cluster.broker(id).kill()
  // Until the others know that it is gone, who sends waits for it, and is not refused.
  await waitFor('there are too few in sync', async () => {
    const [strict] = (await admin.describeTopic('strict')).partitions
    const isKnown = strict !== undefined && strict.leader !== id && !strict.isr.includes(id)
    return isKnown ? undefined : `led by ${strict?.leader}, in sync ${strict?.isr.join()}`
  })
  const client = await connect({ brokers: cluster.addresses })
  const send = (deliveryTimeoutMs: number) => client.producer({ deliveryTimeoutMs }).send('strict', { value: 'x' })
  const code = await send(5_000).then(
    () => 'it was acknowledged',
    (error: unknown) => (isStreamError(error) && isStreamError(error.cause) ? error.cause.code : String(error)),
  )
  checks.that(code.startsWith('NOT_ENOUGH_REPLICAS'), 'with too few in sync nothing is acknowledged', code)
  await cluster.broker(id).start()
  await view.whole()
  await send(60_000)
  checks.that(true, 'and is again once they are back')
  await client.close()
}

async function emptiedFolder({ checks, cluster, view, topic }: Trial): Promise<void> {
  const controller = await view.controller()
  const id = cluster.ids.find((each) => each !== controller) ?? 0
  const admin = view.client.admin()
  await cluster.broker(id).kill()
  rmSync(cluster.folder(id), { recursive: true })
  await admin.removeVoter({ nodeId: id })
  const sizeBytes = (of: number, partition: number): number =>
    segmentsOf(cluster.folder(of), topic, partition).reduce((sum, file) => sum + statSync(file).size, 0)
  const before = (await view.partitions()).map(({ partition }) => sizeBytes(controller, partition))
  await cluster.broker(id).start()
  const early: string[] = []
  await waitFor('it is in sync everywhere', async () => {
    const found = await view.partitions()
    for (const { partition, leader, isr } of found) {
      if (leader !== id && !isr.includes(id)) continue
      if (sizeBytes(id, partition) < (before[partition] ?? 0)) early.push(`${partition}`)
    }
    const lacking = found.filter(({ isr }) => !isr.includes(id))
    return lacking.length === 0 ? undefined : `${lacking.length} partitions are not`
  })
  checks.that(
    early.length === 0,
    'a broker with an emptied folder is in sync only once it has copied everything',
    early.join(),
  )
  await waitFor('it votes again', () => admin.addVoter({ nodeId: id }, { timeoutMs: 5_000 }).then(() => undefined))
  const { voters } = await admin.describeQuorum()
  checks.that(voters.some(({ nodeId }) => nodeId === id) && voters.length === 3, 'and can be made a voter again')
}

async function damagedMetadata(name: string, id: number, { checks, cluster, view, probe }: Trial): Promise<void> {
  const broker = cluster.broker(id)
  const topics = await view.client.admin().listTopics()
  await broker.stop()
  const [log = ''] = filesOf(path.join(cluster.folder(id), metadataFolder), '.log')
  flipMiddle(log)
  await broker.start()
  await view.whole()
  await waitFor('it votes again', () =>
    broker.lines.some(({ msg }) => String(msg).includes('whole again')) ? undefined : 'it has not said so',
  )
  const said = broker.lines.some(({ msg }) => String(msg).includes('the metadata log is damaged'))
  const client = await connect({ brokers: [broker.address] })
  const known = await client.admin().listTopics()
  await client.close()
  await probe.writtenEverywhere()
  checks.that(
    said && known.join() === topics.join(),
    `the metadata log of ${name} is damaged in its middle: it comes from the others, and until then that node does not vote`,
    `${known.length} of ${topics.length} topics known`,
  )
}
