import { closestName, isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import { type GroupStatus, groupStatus } from '../groups/group-lag.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

type CommonOptions = BrokersOption & FormatOption

export interface GroupRemoveOptions extends CommonOptions {
  readonly ifExists?: boolean
}

/** `millrace group ls` */
export async function listGroups(io: CliIo, options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const groups = await client.admin().listGroups({ timeoutMs: askTimeoutMs })
    await print(io, options, groups, () =>
      table(
        ['GROUP', 'TYPE', 'STATE'],
        groups.map(({ group, protocolType, state }) => [group, protocolType === '' ? '-' : protocolType, state]),
      ),
    )
    return exitCodes.ok
  })
}

/** `millrace group describe` */
export async function describeGroups(io: CliIo, names: readonly string[], options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, names, async (name) => {
      try {
        return await groupStatus(client, name)
      } catch (error) {
        throw isStreamError(error, 'GROUP_ID_NOT_FOUND') ? await noSuchGroup(client, name, error) : error
      }
    })
    await print(io, options, done.map(statusData), () => done.map(statusText).join('\n'))
    return exitCode
  })
}

/** `millrace group rm` */
export async function removeGroups(
  io: CliIo,
  names: readonly string[],
  options: GroupRemoveOptions,
): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, names, async (group) => {
      try {
        await client.admin().deleteGroup(group)
        return { group, removed: true }
      } catch (error) {
        if (isStreamError(error, 'NON_EMPTY_GROUP')) throw await hasMembers(client, group, error)
        if (!isStreamError(error, 'GROUP_ID_NOT_FOUND')) throw error
        if (options.ifExists !== true) throw await noSuchGroup(client, group, error, '--if-exists is content with that')
        return { group, removed: false }
      }
    })
    await print(io, options, done, () =>
      done
        .map(({ group, removed }) => (removed ? `removed group '${group}'\n` : `there was no group '${group}'\n`))
        .join(''),
    )
    return exitCode
  })
}

/** The error for a group that there is not. */
export async function noSuchGroup(
  client: Client,
  name: string,
  cause: unknown,
  remedy = 'see `millrace group ls`',
): Promise<CommandFailure> {
  // Without a list, the error is still clear.
  const groups = await client
    .admin()
    .listGroups({ timeoutMs: askTimeoutMs })
    .catch(() => [])
  const meant = closestName(
    name,
    groups.map(({ group }) => group),
  )
  const hint = meant === undefined ? remedy : `did you mean '${meant}'?`
  return new CommandFailure(exitCodes.failed, `there is no group '${name}': ${hint}`, { cause })
}

/** The error for a group that must have no members. */
export async function hasMembers(client: Client, group: string, cause: unknown): Promise<CommandFailure> {
  const members = await client
    .admin()
    .describeGroup(group, { timeoutMs: askTimeoutMs })
    .then(
      (found) => found.members,
      () => [],
    )
  const named = members.length === 0 ? '' : ` (${[...new Set(members.map(({ clientId }) => clientId))].join(', ')})`
  const text = `group '${group}' has members${named}: stop them first, or wait until their sessions have timed out`
  return new CommandFailure(exitCodes.failed, text, { cause })
}

function statusData({ description, partitions, lag }: GroupStatus): object {
  return {
    ...description,
    // What assignors among the members say to each other is not for people.
    members: description.members.map(({ metadata: _, assignedMetadata: __, ...member }) => member),
    lag,
    partitions: partitions.map((partition) => ({
      ...partition,
      committedOffset: partition.committedOffset ?? null,
      endOffset: partition.endOffset ?? null,
      lag: partition.lag ?? null,
      memberId: partition.memberId ?? null,
      clientId: partition.clientId ?? null,
    })),
  }
}

function statusText({ description, partitions, lag }: GroupStatus): string {
  const { group, state, coordinator, assignor, members, groupEpoch } = description
  const facts = [
    `${group}: ${state}, ${members.length} ${members.length === 1 ? 'member' : 'members'}, lag ${grouped(lag)}`,
    `coordinated by broker ${coordinator}${assignor === '' ? '' : `, assignor ${assignor}`}, epoch ${groupEpoch}`,
  ]
  const offsets = table(
    ['TOPIC', 'PARTITION', 'COMMITTED', 'END', 'LAG', 'CLIENT', 'MEMBER'],
    partitions.map(({ topic, partition, committedOffset, endOffset, lag: behind, clientId, memberId }) => [
      topic,
      String(partition),
      String(committedOffset ?? '-'),
      String(endOffset ?? '?'),
      behind === undefined ? '-' : grouped(behind),
      clientId ?? '-',
      memberId ?? '-',
    ]),
    [1, 2, 3, 4],
  )
  const who = table(
    ['MEMBER', 'CLIENT', 'INSTANCE', 'HOST', 'EPOCH', 'PARTITIONS', 'READS'],
    members.map((member) => [
      member.memberId,
      member.clientId,
      member.instanceId === '' ? '-' : member.instanceId,
      member.host === '' ? '-' : member.host,
      String(member.memberEpoch),
      String(member.assigned.length),
      [...member.topics, ...(member.topicPattern === '' ? [] : [`/${member.topicPattern}/`])].join(', '),
    ]),
    [4, 5],
  )
  const parts = [`${facts.join('\n')}\n`]
  if (partitions.length > 0) parts.push(offsets)
  if (members.length > 0) parts.push(who)
  return parts.join('\n')
}
