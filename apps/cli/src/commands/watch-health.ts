import { isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { healthProblems } from '../cluster/health-problems.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { watchEveryMs, watchTimeoutMs } from '../limits.ts'
import { Output } from '../output/output.ts'
import { render } from '../output/render.ts'
import type { FormatOption } from '../program/shared-options.ts'
import { pause } from '../pause.ts'

/** What `cluster health --watch` follows. */
export interface WatchedHealth {
  /** undefined while none is active. */
  readonly controller: number | undefined
  /** That are there, of those that are registered. */
  readonly brokers: number
  readonly brokersRegistered: number
  /** Those that are not there, or have not caught up. */
  readonly fenced: readonly number[]
  readonly underReplicated: number
  readonly underMinIsr: number
  readonly offline: number
  readonly moving: number
  /** By how much the metadata log of the slowest voter is behind; undefined while no controller is active. */
  readonly quorumLag: number | undefined
  /** What is not well, a sentence each, as `cluster health` says it but for what it has to ask each broker. */
  readonly problems: readonly string[]
}

/** Says how the cluster is, and again whenever that changes, until Ctrl-C; 4 if it is not well at the end. */
export async function watchHealth(io: CliIo, client: Client, { format }: FormatOption): Promise<ExitCode> {
  const output = new Output(io.stdout)
  let last = ''
  let isWell = false
  while (!io.interrupted.aborted) {
    const health = await look(client, io.interrupted)
    if (health === undefined && io.interrupted.aborted) break
    isWell = health !== undefined && health.problems.length === 0
    const text = health === undefined ? 'no broker answers' : healthLine(health)
    if (text !== last) {
      last = text
      const time = new Date().toISOString()
      await output.write(
        await render(
          format,
          { time, healthy: isWell, ...(health ?? { brokers: 0 }) },
          () => `${time.slice(11, 23)}  ${text}\n`,
        ),
      )
    }
    await pause(watchEveryMs, io.interrupted)
  }
  return isWell ? exitCodes.ok : exitCodes.unhealthy
}

async function look(client: Client, signal: AbortSignal): Promise<WatchedHealth | undefined> {
  const admin = client.admin()
  const asked = { timeoutMs: watchTimeoutMs, signal }
  try {
    const [described, quorum] = await Promise.all([
      admin.describeCluster(asked),
      admin.describeQuorum(asked).catch((error: unknown) => {
        // Nobody is the controller at the moment.
        if (isStreamError(error)) return undefined
        throw error
      }),
    ])
    const { brokers, registeredBrokers, metadata } = described
    // Who does not answer is not waited for: that would hold up the news. The controller finds out, and fences it.
    const problems = healthProblems(described, [])
    const lags = quorum?.voters.map(({ logEndOffset }) => Math.max(0, quorum.highWatermark - logEndOffset)) ?? []
    return {
      controller: quorum?.leaderId,
      brokers: brokers.length,
      brokersRegistered: registeredBrokers.length,
      fenced: registeredBrokers.filter(({ fenced }) => fenced).map(({ nodeId }) => nodeId),
      underReplicated: metadata.underReplicatedPartitionCount,
      underMinIsr: metadata.underMinIsrPartitionCount,
      offline: metadata.leaderlessPartitionCount,
      moving: metadata.reassigningPartitionCount,
      quorumLag: quorum === undefined ? undefined : Math.max(0, ...lags),
      problems: quorum === undefined && problems.length === 0 ? [noAnswer] : problems,
    }
  } catch (error) {
    if (isStreamError(error)) return undefined
    throw error
  }
}

/** A broker takes one for the controller that does not answer. */
const noAnswer = 'the controller does not answer'

/** Lags below this come and go with every change. */
const lagShownMin = 100

/** One line, whose figures stand under each other; what is not well and in none of them comes last. */
export function healthLine(health: WatchedHealth): string {
  const { controller, brokers, brokersRegistered, fenced, underReplicated, underMinIsr, offline, moving } = health
  const { quorumLag, problems } = health
  const absent = fenced.length === 0 ? '' : `  fenced ${fenced.join(', ')}`
  const lag = quorumLag === undefined || quorumLag < lagShownMin ? '' : `  quorum lag ${quorumLag}`
  const isCounted = controller === undefined || fenced.length > 0 || underReplicated + underMinIsr + offline > 0
  const other = isCounted || problems.length === 0 ? '' : `  ${problems.join('; ')}`
  return (
    `controller ${controller ?? 'none'}  brokers ${brokers}/${brokersRegistered}  under-replicated ${underReplicated}  ` +
    `under min ISR ${underMinIsr}  offline ${offline}  moving ${moving}${absent}${lag}${other}`
  )
}
