// Three processes of the shipped broker under load, each on a disk of its own (tmpfs), of which one runs full: nobody crashes, producers
// wait and are told no final error, the others go on without what that broker only follows, and writing resumes when there is room.
// node dist/cluster-disk.js [--full-seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { roles } from './cluster/roles.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { TmpfsDisk } from './tmpfs-disk.ts'

const { values: options } = parseArgs({ options: { 'full-seconds': { type: 'string', default: '60' } } })
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
    trial.checks.tell(`A disk full for ${options['full-seconds']} s: ${figures.join('; ')}.`)
  },
)

async function fill(name: string, id: number, { checks, cluster, view, judge, probe }: Trial): Promise<void> {
  await view.whole()
  await probe.longestGapMs()
  disk(id).fill()
  await delay((Number(options['full-seconds']) * 1_000) / 2)
  // What the broker frees meanwhile is no room for long.
  disk(id).fill()
  const findings = await judge.judge(cluster.addresses)
  checks.that(findings === 0, `${name}: reads go on while its disk is full`, judge.counts)
  await delay((Number(options['full-seconds']) * 1_000) / 2)
  const gapsMs = await probe.gapsMs()
  disk(id).makeRoom()
  const resumedMs = await probe.writtenEverywhere()
  await view.whole()
  const stalled = gapsMs.filter((gapMs) => gapMs > (Number(options['full-seconds']) * 1_000) / 2).length
  const wrote = `${stalled} of ${gapsMs.length} partitions waited for it, written again ${resumedMs.toFixed(0)} ms after there was room`
  figures.push(`${name}: ${wrote}`)
  checks.that(cluster.broker(id).running, `${name}: it is in sync again once there is room`, wrote)
}
