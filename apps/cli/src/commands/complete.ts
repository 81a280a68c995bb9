import type { Client } from '@millrace/client'
import type { Command } from 'commander'
import { brokerList } from '../arguments/values.ts'
import { afterBashBreak, joinBashWords } from '../completion/bash-words.ts'
import { type Candidate, complete, type Completion } from '../completion/complete.ts'
import type { Shell } from '../completion/shells.ts'
import { contextFilePath } from '../contexts/place.ts'
import { resolveBrokers } from '../contexts/resolve-brokers.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { completionTimeoutMs, completionTimeoutMsMax } from '../limits.ts'
import { Output } from '../output/output.ts'

/**
 * `millrace __complete`, which the shells' scripts call: a candidate a line, with its description behind a tab, and `:files`
 * where names of files would do. Whatever goes wrong, it says nothing: a shell has no place for it.
 */
export async function completeWords(
  io: CliIo,
  program: Command,
  shell: Shell,
  words: readonly string[],
): Promise<ExitCode> {
  const completion = complete(program, shell === 'bash' ? joinBashWords(words) : words)
  const { live, prefix, before } = completion
  const found: Candidate[] = [...completion.candidates]
  if (live !== undefined && live !== 'files') {
    const names = live === 'contexts' ? await contextNames(io) : await namesFromCluster(io, completion, namesOf[live])
    found.push(...names.filter((name) => name.startsWith(prefix)).map((value) => ({ value, description: '' })))
  }
  const lines = found.map(({ value, description }) => {
    const replaced = shell === 'bash' ? afterBashBreak(before, value) : before + value
    return description === '' ? `${replaced}\n` : `${replaced}\t${description}\n`
  })
  if (live === 'files') lines.push(':files\n')
  await new Output(io.stdout).write(lines.join(''))
  return exitCodes.ok
}

async function contextNames(io: CliIo): Promise<string[]> {
  try {
    const { readContextFile } = await import('../contexts/context-file.ts')
    return [...(await readContextFile(contextFilePath(io.env))).contexts.keys()]
  } catch {
    // Any command that needs the contexts says what is wrong with them.
    return []
  }
}

type LookUp = (client: Client, options: { readonly prefix: string; readonly signal: AbortSignal }) => Promise<string[]>

const namesOf: Readonly<Record<'topics' | 'groups' | 'applications' | 'transactions', LookUp>> = {
  topics: (client, { prefix, signal }) => client.admin().listTopics({ internal: prefix.startsWith('_'), signal }),
  groups: async (client, { signal }) => (await client.admin().listGroups({ signal })).map(({ group }) => group),
  applications: async (client, { signal }) =>
    (await client.admin().listGroups({ signal }))
      .filter(({ protocolType }) => protocolType === 'streams')
      .map(({ group }) => group),
  transactions: async (client, { signal }) =>
    (await client.admin().listTransactions({ signal })).map(({ transactionalId }) => transactionalId),
}

/** What the cluster has of a kind, if it answers soon. */
async function namesFromCluster(io: CliIo, { asked, prefix }: Completion, lookUp: LookUp): Promise<string[]> {
  try {
    const { brokers } = await resolveBrokers(io, {
      ...(asked.brokers === undefined ? {} : { brokers: brokerList(asked.brokers) }),
      ...(asked.context === undefined ? {} : { context: asked.context }),
    })
    const { connect } = await import('@millrace/client')
    const signal = AbortSignal.any([AbortSignal.timeout(patienceMs(io)), io.interrupted])
    await using client = await connect({ brokers, clientId: 'millrace-completion', signal })
    return await lookUp(client, { prefix, signal })
  } catch {
    // No broker, or none in time: then there is nothing to offer.
    return []
  }
}

/** How long the shell waits for a cluster that does not answer, which a slow one may need more of. */
function patienceMs({ env }: CliIo): number {
  const wantedMs = Number(env['MILLRACE_COMPLETION_TIMEOUT_MS'])
  return Number.isInteger(wantedMs) && wantedMs > 0 ? Math.min(wantedMs, completionTimeoutMsMax) : completionTimeoutMs
}
