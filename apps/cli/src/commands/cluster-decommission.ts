import type { Client, Decommission } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { askAgainMs, askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { Progress, progressBar } from '../output/progress.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { pause } from '../pause.ts'

export interface DecommissionOptions extends BrokersOption, FormatOption {
  readonly dryRun?: boolean
}

/** `millrace cluster decommission`: moves what a broker holds to the others, and waits until it holds nothing. */
export async function decommission(io: CliIo, nodeId: number, options: DecommissionOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    if (options.dryRun === true) {
      const plan = await client.admin().decommissionBroker(nodeId, { validateOnly: true, timeoutMs: askTimeoutMs })
      await print(io, options, shown(nodeId, plan), () => planText(nodeId, plan))
      return plan.refused.length === 0 ? exitCodes.ok : exitCodes.failed
    }
    const last = await moveAll(io, client, nodeId)
    const isDone = last.replicasLeft === 0
    for (const { topic, partition, error } of last.refused) {
      if (error !== undefined) note(io, `millrace: ${topic}-${partition} can't be moved: ${messageOf(error)}`)
    }
    await print(io, options, shown(nodeId, last), () =>
      isDone
        ? `broker ${nodeId} holds nothing any more: stop it, then \`millrace cluster unregister ${nodeId}\`\n`
        : `broker ${nodeId} holds ${last.replicasLeft} replicas still, and is given no new ones; what was begun goes on\n`,
    )
    return isDone ? exitCodes.ok : exitCodes.failed
  })
}

/** `millrace cluster recommission` */
export async function recommission(
  io: CliIo,
  nodeId: number,
  options: BrokersOption & FormatOption,
): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    await client.admin().recommissionBroker(nodeId)
    await print(io, options, { nodeId, decommissioned: false }, () => `broker ${nodeId} is given new replicas again\n`)
    return exitCodes.ok
  })
}

/** `millrace cluster unregister` */
export async function unregister(io: CliIo, nodeId: number, options: BrokersOption & FormatOption): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    await client.admin().unregisterBroker(nodeId)
    await print(io, options, { nodeId, unregistered: true }, () => `broker ${nodeId} is forgotten\n`)
    return exitCodes.ok
  })
}

/** Until nothing is left, nothing more can be moved, or somebody has seen enough. */
async function moveAll(io: CliIo, client: Client, nodeId: number): Promise<Decommission> {
  let left = Infinity
  let total = 0
  using _progress = new Progress(io, () => progressBar(total - left, total, 'replicas'))
  for (;;) {
    const step = await client.admin().decommissionBroker(nodeId)
    left = step.replicasLeft
    total = Math.max(total, left)
    const moving = left > step.refused.length
    if (left === 0 || !moving || io.interrupted.aborted) return step
    await pause(askAgainMs, io.interrupted)
  }
}

function shown(nodeId: number, { started, refused, replicasLeft }: Decommission): object {
  return {
    nodeId,
    replicasLeft,
    started,
    refused: refused.map(({ topic, partition, error }) => ({
      topic,
      partition,
      error: error === undefined ? null : messageOf(error),
    })),
  }
}

function planText(nodeId: number, { started, refused, replicasLeft }: Decommission): string {
  return [
    `broker ${nodeId} holds ${replicasLeft} replicas; these would be moved first:\n`,
    ...started.map(({ topic, partition, replicas }) => `  ${topic}-${partition} to ${replicas?.join(',') ?? ''}\n`),
    ...refused.map(
      ({ topic, partition, error }) =>
        `  ${topic}-${partition} can't be: ${error === undefined ? '' : messageOf(error)}\n`,
    ),
  ].join('')
}
