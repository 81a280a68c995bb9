// Three processes of the shipped broker under load that are stopped (SIGTERM) and started one after the other, as for a new release: no error
// reaches a producer or a consumer, and every record is read once and in order all along.
// node dist/cluster-rolling.js [--times N] [--bounds]
import { parseArgs } from 'node:util'
import { runTrial } from './cluster/trial.ts'
import { TailReader } from './tail-reader.ts'

const { values: options } = parseArgs({
  options: {
    /** How often each broker is restarted. */
    times: { type: 'string', default: '20' },
    /** Whether a restart that costs more time than it may fails the run: a busy machine is no fault of the cluster. */
    bounds: { type: 'boolean', default: false },
  },
})
const partitions = 12
const gapMsMax = 2_000

await runTrial({ partitions }, async ({ checks, cluster, view, probe, judge, topic }) => {
  const reader = await TailReader.start(cluster.addresses, topic, partitions)
  let longestMs = 0
  let longestSilenceMs = 0
  for (let time = 1; time <= Number(options.times); time += 1) {
    await probe.longestGapMs()
    const codes: (number | null)[] = []
    for (const id of cluster.ids) {
      codes.push(await cluster.broker(id).stop())
      await cluster.broker(id).start()
      await view.whole()
    }
    const gapMs = await probe.longestGapMs()
    const silenceMs = reader.longestSilenceMs()
    longestMs = Math.max(longestMs, gapMs)
    longestSilenceMs = Math.max(longestSilenceMs, silenceMs)
    checks.that(
      probe.rejected.length === 0 && codes.every((code) => code === 0),
      `rolling restart ${time} of ${options.times}`,
      `${gapMs.toFixed(0)} ms at most without an acknowledgement, ${silenceMs.toFixed(0)} ms without a record read, ` +
        `${probe.rejected.length} refused, exit codes ${codes.join()}`,
    )
  }
  if (options.bounds)
    checks.that(longestMs <= gapMsMax, `never ${gapMsMax} ms without an acknowledgement`, `${longestMs.toFixed(0)} ms`)
  await probe.stop()
  const { findings, count } = await reader.stop(judge.ledger.acknowledgedCount)
  checks.that(
    findings.length === 0,
    'a consumer read all along, every record once and in order',
    `${count} read${findings.slice(0, 5).join('; ')}`,
  )
  checks.tell(
    `Each of three brokers restarted ${options.times} times in turn: ${probe.rejected.length} sends refused, ${longestMs.toFixed(0)} ms at most ` +
      `without an acknowledgement, ${longestSilenceMs.toFixed(0)} ms at most without a record read.`,
  )
})
