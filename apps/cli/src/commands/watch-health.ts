import { isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { watchEveryMs, watchTimeoutMs } from '../limits.ts'
import { Output } from '../output/output.ts'
import { render } from '../output/render.ts'
import type { FormatOption } from '../program/shared-options.ts'
import { pause } from '../pause.ts'

/** What `cluster health --watch` follows. */
export interface WatchedHealth {
  /** undefined while no broker answers. */
  readonly controller: number | undefined
  readonly brokers: number
  readonly brokersRegistered: number
  readonly underReplicated: number
  readonly underMinIsr: number
  readonly offline: number
  readonly moving: number
  /** By how much the metadata log of the slowest voter is behind; undefined while no controller is active. */
  readonly quorumLag: number | undefined
}

/** Says how the cluster is, and again whenever that changes, until Ctrl-C; 4 if it is not well at the end. */
export async function watchHealth(io: CliIo, client: Client, { format }: FormatOption): Promise<ExitCode> {
  const output = new Output(io.stdout)
  let last = ''
  let isWell = false
  while (!io.interrupted.aborted) {
    const health = await look(client, io.interrupted)
    if (health === undefined && io.interrupted.aborted) break
    isWell = health !== undefined && wellness(health)
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
    const [{ controllerId, brokers, registeredBrokers, metadata }, quorum] = await Promise.all([
      admin.describeCluster(asked),
      admin.describeQuorum(asked).catch((error: unknown) => {
        // Nobody is the controller at the moment.
        if (isStreamError(error)) return undefined
        throw error
      }),
    ])
    const lags = quorum?.voters.map(({ logEndOffset }) => Math.max(0, quorum.highWatermark - logEndOffset)) ?? []
    return {
      controller: quorum === undefined ? undefined : controllerId,
      brokers: brokers.length,
      brokersRegistered: registeredBrokers.length,
      underReplicated: metadata.underReplicatedPartitionCount,
      underMinIsr: metadata.underMinIsrPartitionCount,
      offline: metadata.leaderlessPartitionCount,
      moving: metadata.reassigningPartitionCount,
      quorumLag: quorum === undefined ? undefined : Math.max(0, ...lags),
    }
  } catch (error) {
    if (isStreamError(error)) return undefined
    throw error
  }
}

function wellness({
  controller,
  brokers,
  brokersRegistered,
  underReplicated,
  underMinIsr,
  offline,
}: WatchedHealth): boolean {
  const isWhole = brokers === brokersRegistered
  return controller !== undefined && isWhole && underReplicated === 0 && underMinIsr === 0 && offline === 0
}

/** Lags below this come and go with every change. */
const lagShownMin = 100

/** One line, whose figures stand under each other. */
export function healthLine(health: WatchedHealth): string {
  const { controller, brokers, brokersRegistered, underReplicated, underMinIsr, offline, moving, quorumLag } = health
  const lag = quorumLag === undefined || quorumLag < lagShownMin ? '' : `  quorum lag ${quorumLag}`
  return (
    `controller ${controller ?? 'none'}  brokers ${brokers}/${brokersRegistered}  under-replicated ${underReplicated}  ` +
    `under min ISR ${underMinIsr}  offline ${offline}  moving ${moving}${lag}`
  )
}
