// Two processes of the shipped broker under load that vote in nothing, and three that only vote: while the majority of the voters is gone,
// those who lead go on, and whoever asks for a change is told at once that nobody can decide on it.
// node dist/cluster-controllers.js [--gone-seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { AdminService, millrace } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'
import { isStreamError } from '@millrace/client'
import { runTrial } from './cluster/trial.ts'

const { values: options } = parseArgs({ options: { 'gone-seconds': { type: 'string', default: '60' } } })
/** "At once": of so many answers, one that nothing else held up. */
const answerMsMax = 2_000
const timesAsked = 5

await runTrial({ brokers: 2, controllers: 3, partitions: 6 }, async ({ checks, cluster, view, probe }) => {
  const before = await view.partitions()
  const [, ...gone] = cluster.controllerIds
  await probe.longestGapMs()
  await Promise.all(gone.map((id) => cluster.broker(id).kill()))
  await delay(Number(options['gone-seconds']) * 1_000)
  await probe.writtenEverywhere()
  const gapMs = await probe.longestGapMs()
  checks.that(true, 'while two of three voters are gone, every partition is written', `${gapMs.toFixed(0)} ms at most`)
  // Until it is known that nobody can decide, whoever asks waits for one who can.
  const first = await askForTopic(cluster.addresses[0] ?? '')
  checks.that(
    first.answer === 'NO_QUORUM',
    'who asks for a topic is told so',
    `${first.answer} after ${first.passedMs.toFixed(0)} ms`,
  )
  // Other things that the machine has to do make any of them late, and none early.
  const asked: { answer: string; passedMs: number }[] = []
  while (asked.length < timesAsked) asked.push(await askForTopic(cluster.addresses[0] ?? ''))
  const passedMs = Math.min(...asked.map((each) => each.passedMs))
  checks.that(
    asked.every(({ answer }) => answer === 'NO_QUORUM') && passedMs < answerMsMax,
    'and at once, when that is known',
    `${asked.map(({ answer }) => answer).join()}, the quickest after ${passedMs.toFixed(0)} ms`,
  )
  await Promise.all(gone.map((id) => cluster.broker(id).start()))
  await view.client.admin().createTopic('later', { partitions: 1, replicationFactor: 2 })
  const after = await view.partitions()
  const [led, leads] = [before, after].map((found) => found.map(({ leader }) => leader).join())
  checks.that(
    led === leads,
    'when they are back topics can be created, and those who led lead',
    `${led} before, ${leads} after`,
  )
  checks.tell(
    `Two of three voters gone for ${options['gone-seconds']} s: ${gapMs.toFixed(0)} ms at most without an acknowledgement.`,
  )
})

/** Asks a broker, without trying again. */
async function askForTopic(address: string): Promise<{ answer: string; passedMs: number }> {
  const channel = nodePorts().network.connect(address, { messageSizeBytesMax: 1024 * 1024, purpose: 'control' })
  const startMs = performance.now()
  const topics = [{ name: 'now', partitions: 1 }]
  const request = new millrace.admin.v1.CreateTopicsRequest({ topics })
  const answer = await channel.unary(AdminService.createTopics, request, { timeoutMs: 60_000 }).then(
    (created) => created.topics[0]?.error?.reason ?? 'it was created',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )
  channel.close()
  return { answer: String(answer), passedMs: performance.now() - startMs }
}
