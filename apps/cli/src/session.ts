import { closestName, isStreamError } from '@millrace/base'
import type { Client, TopicDescription } from '@millrace/client'
import { exitCodes } from './exit-codes.ts'
import { CommandFailure, usageError } from './failure.ts'
import type { CliIo } from './io.ts'
import { askTimeoutMs, closeDeadlineMs, connectTimeoutMs } from './limits.ts'
import type { BrokersOption } from './program/shared-options.ts'
import { Trouble } from './trouble.ts'

const clientId = 'millrace-cli'

/** Connects, runs `work`, and closes again. A cluster that can't be reached is exit code 3, with what to do. */
export async function withClient<T>(
  io: CliIo,
  { brokers, brokersContext }: Pick<BrokersOption, 'brokers' | 'brokersContext'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { connect } = await import('@millrace/client')
  const trouble = new Trouble(io, () => performance.now())
  const options = { brokers, clientId, connectTimeoutMs, signal: io.interrupted, logger: trouble.logger() }
  const client = await connect(options).catch((error: unknown) => {
    throw isStreamError(error, 'BROKER_UNAVAILABLE') || isStreamError(error, 'TIMEOUT')
      ? unreachable(brokers, brokersContext, error)
      : error
  })
  const endListening = trouble.listen(clientId)
  try {
    return await work(client)
  } finally {
    await client.close({ deadlineMs: closeDeadlineMs })
    endListening()
  }
}

function unreachable(brokers: readonly string[], context: string | undefined, cause: unknown): CommandFailure {
  const of = context === undefined ? '' : ` (of context '${context}')`
  return new CommandFailure(
    exitCodes.unreachable,
    `no broker answers at ${brokers.join(', ')}${of}${reasonOf(cause)}: start one with \`millrace dev\`, or say where it is with --brokers host:port`,
    { cause },
  )
}

/** Why, where it is something else than that nothing runs there: a name that is unknown, a port that is another's. */
function reasonOf(cause: unknown): string {
  let deepest = cause
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause
  const reason = isStreamError(deepest) ? /^can't reach \S+: (.+)$/s.exec(deepest.message)?.[1] : undefined
  return reason === undefined || reason.includes('ECONNREFUSED') ? '' : ` (${reason})`
}

/**
 * Asks the leaders of the partitions for their ends, so that one which can't be reached at all is told within seconds. Once records
 * flow, the SDK bears with a broker that is away for far longer.
 */
export async function reachLeaders(client: Client, topic: string, partitions?: readonly number[]): Promise<void> {
  const options = { timeoutMs: askTimeoutMs, ...(partitions === undefined ? {} : { partitions }) }
  try {
    await client.admin().listOffsets(topic, 'latest', options)
  } catch (error) {
    // Whatever else is wrong with a partition is told by what is done with it; the others may be well.
    if (isStreamError(error, 'BROKER_UNAVAILABLE') || !isStreamError(error)) throw error
  }
}

/** The topic as the cluster has it; if there is none, an error that says which was perhaps meant, or how to make it. */
export async function existingTopic(client: Client, name: string): Promise<TopicDescription> {
  try {
    return await client.admin().describeTopic(name, { timeoutMs: askTimeoutMs })
  } catch (error) {
    throw isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION') ? await noSuchTopic(client, name, error) : error
  }
}

/** The error for a topic that there is not; `remedy` is for where none of a similar name was meant. */
export async function noSuchTopic(
  client: Client,
  name: string,
  cause: unknown,
  remedy = `create it with \`millrace topic create ${name}\``,
): Promise<CommandFailure> {
  // Without a list, the error is still clear.
  const names = await client
    .admin()
    .listTopics({ internal: name.startsWith('_') })
    .catch(() => [])
  const meant = closestName(name, names)
  const hint = meant === undefined ? remedy : `did you mean '${meant}'?`
  return new CommandFailure(exitCodes.failed, `there is no topic '${name}': ${hint}`, { cause })
}

/** Checks a `--partition` against the topic. */
export function checkPartition(topic: TopicDescription, partition: number | undefined): void {
  if (partition === undefined || topic.partitions.some((candidate) => candidate.partition === partition)) return
  throw usageError(
    `topic '${topic.name}' has no partition ${partition}: it has ${topic.partitions.length}, counted from 0`,
  )
}
