import { isStreamError } from '@millrace/base'
import type { Client, GroupOffset } from '@millrace/client'
import type { Application, InternalTopicName } from '@millrace/streams/tools'
import { hasMembers } from '../commands/groups.ts'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type NamedTopic, type PlannedSeek, planSeek, type SeekTo } from '../groups/plan-seek.ts'
import { askTimeoutMs } from '../limits.ts'

/** What is to be reset. */
export interface ResetChoice {
  /** None: all in which the application has committed, internal ones left out. */
  readonly inputs: readonly NamedTopic[]
  readonly target: SeekTo
  /** Internal topics that are not deleted. */
  readonly kept: readonly string[]
  readonly stateDir: string | undefined
}

/** What a reset does. */
export interface ResetPlan {
  readonly inputs: readonly PlannedSeek[]
  /** Offsets in topics that are deleted: they go as well. */
  readonly forgotten: readonly GroupOffset[]
  readonly topics: readonly InternalTopicName[]
  readonly state:
    | { readonly stateDir: string; readonly folder: string; readonly taskIds: readonly string[] }
    | undefined
}

/** Looks at what a reset of an application would do; refuses one that runs, or of which nothing is there. Changes nothing. */
export async function planReset(
  client: Client,
  id: string,
  { inputs, target, kept, stateDir }: ResetChoice,
): Promise<ResetPlan> {
  const { stateOf } = await import('@millrace/streams/tools')
  const found = await applicationOf(client, id)
  if (found.copies.length > 0) throw await hasMembers(client, id, undefined)
  const unknown = kept.find((name) => !found.internalTopics.some((topic) => topic.name === name))
  if (unknown !== undefined) throw usageError(`--keep-topic ${unknown} is no internal topic of '${id}'`)
  const committed = await client.admin().listGroupOffsets(id, { timeoutMs: askTimeoutMs })
  const topics = found.internalTopics.filter(({ name }) => !kept.includes(name))
  const isInternal = (topic: string): boolean => found.internalTopics.some(({ name }) => name === topic)
  const wrong = inputs.find(({ topic }) => isInternal(topic))
  if (wrong !== undefined) throw usageError(`--input ${wrong.topic} is an internal topic of '${id}': those are deleted`)
  const known = [...new Set(committed.map(({ topic }) => topic))].filter((topic) => !isInternal(topic))
  const named = inputs.length > 0 ? inputs : known.map((topic) => ({ topic, partitions: undefined }))
  const state = stateDir === undefined ? undefined : { stateDir, ...(await stateOf(stateDir, id)) }
  if (!found.isGroup && topics.length === 0 && named.length === 0 && (state?.taskIds.length ?? 0) === 0) {
    throw new CommandFailure(
      exitCodes.failed,
      `there is nothing of an application '${id}': no group, no internal topic; see \`millrace streams ls\``,
    )
  }
  return {
    inputs: named.length === 0 ? [] : await planSeek(client, id, named, target),
    forgotten: committed.filter(({ topic }) => topics.some(({ name }) => name === topic)),
    topics,
    state,
  }
}

/** Its group may be forgotten: topics and state may be there all the same. */
async function applicationOf(
  client: Client,
  id: string,
): Promise<Pick<Application, 'copies' | 'internalTopics'> & { readonly isGroup: boolean }> {
  const { describeApplication, internalTopicsIn, streamsProtocolType } = await import('@millrace/streams/tools')
  const asked = { timeoutMs: askTimeoutMs }
  try {
    const { protocolType } = await client.admin().describeGroup(id, asked)
    if (protocolType !== streamsProtocolType && protocolType !== '') {
      throw new CommandFailure(
        exitCodes.failed,
        `group '${id}' is no application of Streams but of '${protocolType}': see \`millrace group seek\``,
      )
    }
    return { ...(await describeApplication(client, id, asked)), isGroup: true }
  } catch (error) {
    if (!isStreamError(error, 'GROUP_ID_NOT_FOUND')) throw error
    return { copies: [], internalTopics: await internalTopicsIn(client, id, asked), isGroup: false }
  }
}
