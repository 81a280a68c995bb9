// Three processes of the shipped broker under load, each on a disk of its own (tmpfs), of which one runs full: nobody crashes, no error reaches
// the application, the others go on with what they lead, and all is written when there is room.
// node dist/cluster-disk.js [--full-seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { roles } from './cluster/roles.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { TmpfsDisk } from './tmpfs-disk.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    /** How long a disk stays full once the others have gone on. */
    'full-seconds': { type: 'string', default: '60' },
  },
})
const disks = new Map([1, 2, 3].map((id) => [id, TmpfsDisk.create(384)]))
const disk = (id: number): TmpfsDisk => present(disks.get(id), 'each broker has one')
const figures: string[] = []

await runTrial(
  {
    partitions: 6,
    intervalMs: 20,
    folder: (id) => disk(id).data,
    settings: {
      'log.segment.bytes': String(4 * 1024 * 1024),
      // So that the time for which the disk is full is enough for a follower to be given up.
      'replica.lag.time.max.ms': '3000',
    },
    cleanUp: () => {
      for (const each of disks.values()) each.remove()
    },
  },
  async (trial) => {
    for (const { name, who } of roles) await fill(name, await who(trial), trial)
    trial.checks.tell(`A disk was full; all was written again once there was room: ${figures.join(', ')} later.`)
  },
)

async function fill(name: string, id: number, { checks, cluster, view, judge, probe }: Trial): Promise<void> {
  await view.whole()
  const broker = cluster.broker(id)
  const known = broker.lines.length
  disk(id).fill()
  await waitFor('the broker finds its disk full', () => {
    // What it frees meanwhile is no room for long.
    disk(id).fill()
    return broker.lines.slice(known).some((line) => JSON.stringify(line).includes('DISK_FULL')) ? undefined : 'not yet'
  })
  const others = (await view.partitions()).flatMap(({ leader, partition }) => (leader === id ? [] : [partition]))
  const goneOnMs = await probe.written(others)
  checks.that(others.length > 0, `${name}: the others go on while its disk is full`, `after ${goneOnMs.toFixed(0)} ms`)
  await delay(Number(options['full-seconds']) * 1_000)
  await probe.written(others)
  const findings = await judge.judge(cluster.addresses)
  checks.that(findings === 0, `${name}: reads go on while its disk is full`, judge.counts)
  checks.that(broker.running, `${name}: it runs all the while`)
  disk(id).makeRoom()
  const resumedMs = await probe.writtenEverywhere()
  await view.whole()
  checks.that(
    true,
    `${name}: all is written once there is room, and it is in sync again`,
    `after ${resumedMs.toFixed(0)} ms`,
  )
  figures.push(`${name} ${resumedMs.toFixed(0)} ms`)
}
