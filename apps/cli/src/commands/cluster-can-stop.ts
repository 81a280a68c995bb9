import { stopBlockers } from '../cluster/stop-blockers.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs, blockersShownMax } from '../limits.ts'
import { print } from '../output/print.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

/** `millrace cluster can-stop`: 0 if every partition and the quorum go on without the broker, else 4. */
export async function clusterCanStop(
  io: CliIo,
  nodeId: number,
  options: BrokersOption & FormatOption,
): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const admin = client.admin()
    const asked = { timeoutMs: askTimeoutMs }
    const { registeredBrokers } = await admin.describeCluster(asked)
    if (registeredBrokers.every((broker) => broker.nodeId !== nodeId)) {
      const ids = registeredBrokers.map((broker) => broker.nodeId).join(', ')
      throw usageError(`there is no broker ${nodeId} in the cluster, only ${ids}`)
    }
    const [topics, quorum] = await Promise.all([
      admin.describeTopics({ ...asked, internal: true }),
      admin.describeQuorum(asked),
    ])
    const blockers = stopBlockers(nodeId, topics, quorum)
    const reasons = [
      ...(blockers.quorum === undefined ? [] : [blockers.quorum]),
      ...blockers.partitions.map(
        ({ topic, partition, inSyncAfter, minInSync }) =>
          `${topic}-${partition} would have ${inSyncAfter} in sync, and needs ${Math.max(1, minInSync)}`,
      ),
    ]
    const canStop = reasons.length === 0
    await print(
      io,
      options,
      { nodeId, canStop, quorum: blockers.quorum ?? null, partitions: blockers.partitions },
      () => {
        if (canStop) return `broker ${nodeId} can be stopped: all partitions and the metadata quorum go on without it\n`
        const shown = reasons.slice(0, blockersShownMax).map((reason) => `  ${reason}\n`)
        const more = reasons.length - shown.length
        return `broker ${nodeId} should not be stopped now:\n${shown.join('')}${more > 0 ? `  and ${more} more\n` : ''}`
      },
    )
    return canStop ? exitCodes.ok : exitCodes.unhealthy
  })
}
