import { closestName, isStreamError } from '@millrace/base'
import type { Client, TopicDescription } from '@millrace/client'
import { exitCodes } from './exit-codes.ts'
import { CommandFailure, usageError } from './failure.ts'
import type { CliIo } from './io.ts'
import { closeDeadlineMs, connectTimeoutMs } from './limits.ts'
import type { BrokersOption } from './program/shared-options.ts'

/** Connects, runs `work`, and closes again. A cluster that can't be reached is exit code 3, with what to do. */
export async function withClient<T>(
  io: CliIo,
  { brokers, brokersContext }: Pick<BrokersOption, 'brokers' | 'brokersContext'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { connect } = await import('@millrace/client')
  const client = await connect({ brokers, clientId: 'millrace-cli', connectTimeoutMs, signal: io.interrupted }).catch(
    (error: unknown) => {
      throw isStreamError(error, 'BROKER_UNAVAILABLE') || isStreamError(error, 'TIMEOUT')
        ? unreachable(brokers, brokersContext, error)
        : error
    },
  )
  try {
    return await work(client)
  } finally {
    await client.close({ deadlineMs: closeDeadlineMs })
  }
}

function unreachable(brokers: readonly string[], context: string | undefined, cause: unknown): CommandFailure {
  const of = context === undefined ? '' : ` (of context '${context}')`
  return new CommandFailure(
    exitCodes.unreachable,
    `no broker answers at ${brokers.join(', ')}${of}: start one with \`millrace dev\`, or say where it is with --brokers host:port`,
    { cause },
  )
}

/** The topic as the cluster has it; if there is none, an error that says which was perhaps meant, or how to make it. */
export async function existingTopic(client: Client, name: string): Promise<TopicDescription> {
  try {
    return await client.admin().describeTopic(name)
  } catch (error) {
    throw isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION') ? await noSuchTopic(client, name, error) : error
  }
}

/** The error for a topic that there is not. */
export async function noSuchTopic(client: Client, name: string, cause: unknown): Promise<CommandFailure> {
  // Without a list, the error is still clear.
  const names = await client
    .admin()
    .listTopics({ internal: name.startsWith('_') })
    .catch(() => [])
  const meant = closestName(name, names)
  const hint = meant === undefined ? `create it with \`millrace topic create ${name}\`` : `did you mean '${meant}'?`
  return new CommandFailure(exitCodes.failed, `there is no topic '${name}': ${hint}`, { cause })
}

/** Checks a `--partition` against the topic. */
export function checkPartition(topic: TopicDescription, partition: number | undefined): void {
  if (partition === undefined || topic.partitions.some((candidate) => candidate.partition === partition)) return
  throw usageError(
    `topic '${topic.name}' has no partition ${partition}: it has ${topic.partitions.length}, counted from 0`,
  )
}
