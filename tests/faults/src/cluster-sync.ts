// Three processes of the shipped broker under load, one of which has a disk whose syncs fail (strace): it stops serving what lies there,
// others lead, and nothing that was acknowledged is lost. Then the power of that disk is cut, and the broker comes back.
// node dist/cluster-sync.js [--watch-seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { roles } from './cluster/roles.ts'
import { runTrial, type Trial } from './cluster/trial.ts'
import { type PowerDisk, powerDisks } from './power-disk.ts'
import { Tracer } from './tracer.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    /** How long the cluster is watched while the disk fails. */
    'watch-seconds': { type: 'string', default: '30' },
  },
})
const disks = powerDisks(3, 512)
const disk = (id: number): PowerDisk => present(disks[id - 1], 'each broker has one')
const figures: string[] = []

await runTrial(
  {
    partitions: 6,
    folder: (id) => disk(id).data,
    cleanUp: () => {
      for (const each of disks) each.remove()
    },
  },
  async (trial) => {
    for (const { name, who } of roles) await failSyncs(name, await who(trial), trial)
    trial.checks.tell(`Longest time without an acknowledgement when syncs fail: ${figures.join(', ')}.`)
  },
)

async function failSyncs(name: string, id: number, { checks, cluster, view, probe }: Trial): Promise<void> {
  const broker = cluster.broker(id)
  await probe.longestGapMs()
  const tracer = await Tracer.attach(broker.pid, 'fdatasync,fsync:error=EIO', () => {})
  const movedMs = await view.leadsNothing(id)
  await probe.writtenEverywhere()
  await delay(Number(options['watch-seconds']) * 1_000)
  await probe.writtenEverywhere()
  const gapMs = await probe.longestGapMs()
  figures.push(`${name} ${gapMs.toFixed(0)} ms`)
  checks.that(
    true,
    `${name}: others lead, and are written to`,
    `after ${movedMs.toFixed(0)} ms, ${gapMs.toFixed(0)} ms at most`,
  )
  const failure = broker.lines.find((line) => JSON.stringify(line).includes('EIO'))
  checks.that(failure !== undefined, `${name}: the log says why`, String(failure?.['msg']))
  await tracer.detach()
  const isOut = async (): Promise<boolean> => (await view.partitions()).every(({ isr }) => !isr.includes(id))
  await waitFor(`broker ${id} is in sync nowhere`, async () => ((await isOut()) ? undefined : 'it is in sync still'))
  await delay(1_000)
  checks.that(
    await isOut(),
    `${name}: it is not in sync when the disk is well again, since what was not synced may be gone`,
  )
  disk(id).cutPower()
  await broker.kill()
  disk(id).unmount()
  disk(id).mount()
  await broker.start()
  await view.whole()
  await probe.writtenEverywhere()
  checks.that(true, `${name}: it comes back, and catches up`)
}
