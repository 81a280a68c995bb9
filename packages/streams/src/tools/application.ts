import { isStreamError } from '@millrace/base'
import type { Client, GroupDescription, GroupMemberDescription } from '@millrace/client'
import { decodeAssignment, decodeMember } from '../runtime/assignment/codec.ts'
import { internalTopicsOf, type InternalTopicName } from './internal-topic-names.ts'

/** What the members of a group of Streams say that they are. */
export const streamsProtocolType = 'streams'

/** A copy of an application that is a member of its group. */
export interface ApplicationCopy {
  readonly memberId: string
  readonly clientId: string
  readonly host: string
  /** Changes when the process starts again; empty if the member speaks another version. */
  readonly processId: string
  /** `host:port` of its control service; undefined if it has none. */
  readonly address: string | undefined
  /** Tasks that it runs, such as `0_3`: sub-topology and partition. */
  readonly active: readonly string[]
  /** Tasks of which it keeps copies of the stores. */
  readonly standby: readonly string[]
  /** Records of changelogs that it lacked when it told last, by task. */
  readonly lags: Readonly<Record<string, number>>
}

/** An application as its group and its topics tell of it. */
export interface Application {
  readonly id: string
  readonly state: GroupDescription['state']
  readonly copies: readonly ApplicationCopy[]
  readonly internalTopics: readonly (InternalTopicName & { readonly partitions: number })[]
}

/** How long each question to the cluster may take. */
export interface AskOptions {
  readonly timeoutMs?: number
}

/** The applications that have members, or offsets of some: groups whose protocol is that of Streams. By name. */
export async function listApplications(
  client: Client,
  options: AskOptions = {},
): Promise<{ readonly id: string; readonly state: GroupDescription['state'] }[]> {
  const groups = await client.admin().listGroups(options)
  return groups
    .filter(({ protocolType }) => protocolType === streamsProtocolType)
    .map(({ group, state }) => ({ id: group, state }))
}

/** An application with its copies and internal topics. GROUP_ID_NOT_FOUND if there is no group of that name. */
export async function describeApplication(client: Client, id: string, options: AskOptions = {}): Promise<Application> {
  const { state, members } = await client.admin().describeGroup(id, options)
  return { id, state, copies: members.map(copyOf), internalTopics: await internalTopicsIn(client, id, options) }
}

/** The internal topics of an application, whether or not its group is known. */
export async function internalTopicsIn(
  client: Client,
  id: string,
  options: AskOptions = {},
): Promise<Application['internalTopics']> {
  const topics = await client.admin().describeTopics(options)
  const groups = await client.admin().listGroups(options)
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]))
  const names = internalTopicsOf(
    id,
    [...counts.keys()],
    groups.map(({ group }) => group),
  )
  return names.map((topic) => ({ ...topic, partitions: counts.get(topic.name) ?? 0 }))
}

/** What a member says of itself, and was told. Of one that speaks another version only what its group knows. */
export function copyOf(member: GroupMemberDescription): ApplicationCopy {
  const { memberId, clientId, host } = member
  const about = { memberId, clientId, host }
  try {
    const { processId, advertised, lags } = decodeMember(member.metadata)
    return { ...about, processId, address: advertised, lags, ...decodeAssignment(member.assignedMetadata) }
  } catch (error) {
    if (!isStreamError(error, 'INVALID_REQUEST')) throw error
    return { ...about, processId: '', address: undefined, lags: {}, active: [], standby: [] }
  }
}
