import type { LeaderElection } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { print } from '../output/print.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

export interface ElectOptions extends BrokersOption, FormatOption {
  readonly all?: boolean
  readonly partition?: number
  readonly unclean?: boolean
}

/** `millrace topic elect`: has partitions led by their first replica, or, unclean, by whoever there is. */
export async function electLeaders(io: CliIo, names: readonly string[], options: ElectOptions): Promise<ExitCode> {
  const { all = false, partition, unclean = false } = options
  if (all === names.length > 0) throw usageError('name topics, or say --all')
  if (partition !== undefined && names.length !== 1) throw usageError('--partition goes with one topic')
  return withClient(io, options, async (client) => {
    const wanted = names.map((topic) => ({ topic, ...(partition === undefined ? {} : { partitions: [partition] }) }))
    const results = await client.admin().electLeaders(unclean ? 'unclean' : 'preferred', all ? 'all' : wanted)
    // Who leads already is as good as elected.
    const failed = results.filter(({ error }) => error !== undefined && error.code !== 'ELECTION_NOT_NEEDED')
    const elected = results.filter(({ error }) => error === undefined)
    for (const { topic, partition: each, error } of failed) {
      if (error !== undefined) note(io, `millrace: ${topic}-${each}: ${messageOf(error)}`)
    }
    await print(io, options, results.map(shown), () =>
      elected.length === 0
        ? `no partition ${failed.length === 0 ? 'needed' : 'had'} an election\n`
        : elected.map((each) => `${each.topic}-${each.partition} is led by broker ${each.leader ?? 'none'}\n`).join(''),
    )
    return failed.length === 0 ? exitCodes.ok : exitCodes.failed
  })
}

function shown({ topic, partition, leader, error }: LeaderElection): object {
  return { topic, partition, leader: leader ?? null, error: error === undefined ? null : error.code }
}
