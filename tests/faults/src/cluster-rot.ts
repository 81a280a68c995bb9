// Three processes of the shipped broker under load, of which one has files whose bits turn over, while it is stopped and while it runs: that
// is found, nothing wrong is ever read, and what was damaged comes from the others again, or is made anew.
// node dist/cluster-rot.js [--times N]
import { parseArgs } from 'node:util'
import path from 'node:path'
import { connect } from '@millrace/client'
import { beginningOf, segmentsOf } from './cluster/replica-differences.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { filesOf, flipMiddle } from './damage.ts'
import { Judge } from './judge.ts'
import { readPayload } from './payload.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({ options: { times: { type: 'string', default: '10' } } })
const partitions = 3
const segmentBytes = 1024 * 1024
/** Closed segments that a partition must have before one of them is damaged. */
const closedSegmentsMin = 3
const metadataFolder = '__cluster_metadata-0'

await runTrial(
  {
    partitions,
    intervalMs: 4,
    settings: {
      'log.segment.bytes': String(segmentBytes),
      'metadata.log.max.record.bytes.between.snapshots': '2000',
    },
  },
  async (trial) => {
    const times = Number(options.times)
    for (let time = 1; time <= times; time += 1) {
      await enoughSegments(trial)
      await whileStopped(trial, 'segments', ['.log'])
      await whileStopped(trial, 'indexes', ['.index', '.timeindex', '.snapshot'])
      await snapshotOfMetadata(trial)
      await whileRunning(trial, 'a follower')
      await whileRunning(trial, 'the leader')
    }
    trial.checks.tell(`Bits turned over ${5 * times} times: all found, none served.`)
  },
)

/** A partition with a broker that leads it if it can, and its folder there. */
async function preferred({ cluster, view, topic }: Trial, partition: number) {
  const { replicas } = (await view.partitions())[partition] ?? { replicas: [] }
  const id = replicas[0] ?? 0
  return { id, folder: path.join(cluster.folder(id), `${topic}-${partition}`) }
}

async function enoughSegments({ cluster, topic }: Trial): Promise<void> {
  await waitFor('there are closed segments', () => {
    const counts = cluster.ids.map((id) => segmentsOf(cluster.folder(id), topic, 0).length)
    return Math.min(...counts) > closedSegmentsMin ? undefined : `${counts.join()} segments`
  })
}

async function whileStopped(trial: Trial, what: string, endings: readonly string[]): Promise<void> {
  const { checks, cluster, view } = trial
  const { id, folder } = await preferred(trial, 0)
  await cluster.broker(id).stop()
  const damaged = endings.flatMap((ending) => filesOf(folder, ending).slice(0, closedSegmentsMin))
  for (const file of damaged) flipMiddle(file)
  await cluster.broker(id).start()
  await view.whole()
  await electPreferred(trial)
  const wrong = await readWrong(trial)
  checks.that(wrong.length === 0, `${what} of a stopped broker are damaged: it serves nothing wrong`, wrong.join('; '))
  const repairedMs = await repaired(trial, 0)
  checks.that(
    true,
    `${what} of a stopped broker are damaged: they are whole again`,
    `${repairedMs.toFixed(0)} ms later`,
  )
}

async function snapshotOfMetadata(trial: Trial): Promise<void> {
  const { checks, cluster, view } = trial
  const id = await view.controller()
  const folder = path.join(cluster.folder(id), metadataFolder)
  await waitFor('there is a snapshot of the metadata', async () => {
    if (filesOf(folder, '.checkpoint').length > 0) return undefined
    await view.client.admin().createTopic(`more-${performance.now()}`.replace('.', '-'), { partitions: 3 })
    return 'none yet'
  })
  await cluster.broker(id).stop()
  for (const file of filesOf(folder, '.checkpoint')) flipMiddle(file)
  const topics = (await view.client.admin().listTopics()).length
  await cluster.broker(id).start()
  await view.whole()
  await electPreferred(trial)
  const client = await connect({ brokers: [cluster.broker(id).address] })
  const known = (await client.admin().listTopics()).length
  await client.close()
  checks.that(
    known === topics,
    'all snapshots of the metadata are damaged: it knows all topics again',
    `${known} of ${topics}`,
  )
}

async function whileRunning(trial: Trial, who: 'a follower' | 'the leader'): Promise<void> {
  const { checks, cluster, view, topic } = trial
  await view.whole()
  const { leader, replicas } = (await view.partitions())[0] ?? { replicas: [] }
  const id = (who === 'the leader' ? leader : replicas.find((each) => each !== leader)) ?? 0
  const [file = ''] = segmentsOf(cluster.folder(id), topic, 0)
  flipMiddle(file)
  const wrong = await readWrong(trial)
  checks.that(
    wrong.length === 0,
    `a segment of ${who} is damaged while it runs: nothing wrong is served`,
    wrong.join('; '),
  )
  const repairedMs = await repaired(trial, 0)
  checks.that(
    true,
    `a segment of ${who} is damaged while it runs: it is found and fetched again`,
    `${repairedMs.toFixed(0)} ms later`,
  )
  await view.whole()
}

async function electPreferred({ view, topic }: Trial): Promise<void> {
  await waitFor('the preferred replicas lead', async () => {
    await view.client.admin().electLeaders('preferred', [{ topic }])
    const other = (await view.partitions()).filter(({ leader, replicas }) => leader !== replicas[0])
    return other.length === 0 ? undefined : `${other.length} partitions are led by others`
  })
}

/** Reads everything from its beginning, then here and there by offset and by time. Returns what is wrong with it. */
async function readWrong({ cluster, topic }: Trial): Promise<string[]> {
  const wrong: string[] = []
  const findings = await new Judge(topic, partitions).judge(cluster.addresses)
  if (findings > 0) wrong.push(`${findings} of the records read from the beginning`)
  const client = await connect({ brokers: cluster.addresses, clientId: 'faults-seeker' })
  const ends = await client.admin().listOffsets(topic, 'latest')
  for (const { partition, offset: end = 0 } of ends) {
    for (let step = 0; step < 10; step += 1) {
      const offset = Math.floor((end * step) / 10)
      const record = await first(client, topic, partition, { offset })
      if (record?.offset !== offset || readPayload(record.value ?? Buffer.alloc(0)) === undefined) {
        wrong.push(`${partition}: ${record?.offset} read at ${offset}`)
        continue
      }
      const later = await first(client, topic, partition, { timestamp: record.timestamp })
      if (later === undefined || later.timestamp < record.timestamp || later.offset > offset) {
        wrong.push(`${partition}: ${later?.offset} is the first of time ${record.timestamp}, which ${offset} has`)
      }
    }
  }
  await client.close()
  return wrong
}

async function first(
  client: Awaited<ReturnType<typeof connect>>,
  topic: string,
  partition: number,
  at: { readonly offset: number } | { readonly timestamp: number },
) {
  const from = new Map([[partition, at]])
  for await (const record of client.consumer().records(topic, { partitions: [partition], from })) return record
  return undefined
}

/** Resolves once a partition begins with the same bytes everywhere, with how long that took in milliseconds. */
async function repaired({ cluster, topic }: Trial, partition: number): Promise<number> {
  return waitFor('the replicas begin with the same bytes', () => {
    const beginnings = cluster.ids.map((id) =>
      beginningOf(cluster.folder(id), topic, partition, closedSegmentsMin * segmentBytes),
    )
    const [one = Buffer.alloc(0), ...rest] = beginnings
    const differing = rest.filter((other) => !other.equals(one))
    return differing.length === 0 ? undefined : `${beginnings.map(({ length }) => length).join()} bytes`
  })
}
