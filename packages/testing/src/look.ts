import { setTimeout as delay } from 'node:timers/promises'
import { StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { lookEveryMs, lookTimeoutMs } from './limits.ts'

/** The partition's leader, once there is one that runs. */
export function partitionLeader(
  client: Client,
  topic: string,
  partition: number,
  runs: (nodeId: number) => boolean,
): Promise<number> {
  return look(`${topic}-${partition} has no leader that runs`, runs, async () => {
    const { partitions } = await client.admin().describeTopic(topic, { timeoutMs: lookTimeoutMs })
    const found = partitions[partition]
    if (found !== undefined) return found.leader
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic} has no partition ${partition}`)
  })
}

/** The active controller, once there is one that runs. */
export function activeController(client: Client, runs: (nodeId: number) => boolean): Promise<number> {
  return look('no controller that runs is active', runs, async () => {
    const { controllerId } = await client.admin().describeCluster({ timeoutMs: lookTimeoutMs })
    return controllerId >= 0 ? controllerId : undefined
  })
}

async function look(
  missing: string,
  runs: (nodeId: number) => boolean,
  find: () => Promise<number | undefined>,
): Promise<number> {
  const signal = AbortSignal.timeout(lookTimeoutMs)
  for (;;) {
    const found = await find()
    if (found !== undefined && runs(found)) return found
    if (signal.aborted) throw new StreamError('TIMEOUT', `${missing} after ${lookTimeoutMs} ms`)
    await delay(lookEveryMs)
  }
}
