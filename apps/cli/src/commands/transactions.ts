import { closestName, isStreamError } from '@millrace/base'
import type { Client, TransactionDescription } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { durationText } from '../output/quantities.ts'
import { table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

type CommonOptions = BrokersOption & FormatOption

/** `millrace transaction ls` */
export async function listTransactions(io: CliIo, options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const transactions = await client.admin().listTransactions({ timeoutMs: askTimeoutMs })
    await print(io, options, transactions, () =>
      table(
        ['TRANSACTIONAL ID', 'STATE', 'PRODUCER ID', 'COORDINATOR'],
        transactions.map(({ transactionalId, state, producerId, coordinator }) => [
          transactionalId,
          state,
          String(producerId),
          String(coordinator),
        ]),
        [2, 3],
      ),
    )
    return exitCodes.ok
  })
}

/** `millrace transaction describe` */
export async function describeTransactions(
  io: CliIo,
  ids: readonly string[],
  options: CommonOptions,
): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, ids, async (id) => {
      try {
        return await client.admin().describeTransaction(id, { timeoutMs: askTimeoutMs })
      } catch (error) {
        throw isStreamError(error, 'TRANSACTIONAL_ID_NOT_FOUND') ? await noSuchId(client, id, error) : error
      }
    })
    const data = done.map((each) => ({ ...each, startTimeMs: each.startTimeMs ?? null }))
    const nowMs = Date.now()
    await print(io, options, data, () => done.map((each) => described(each, nowMs)).join('\n'))
    return exitCode
  })
}

/** `millrace transaction abort` */
export async function abortTransactions(io: CliIo, ids: readonly string[], options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, ids, async (transactionalId) => {
      try {
        return { transactionalId, aborted: await client.admin().abortTransaction(transactionalId) }
      } catch (error) {
        throw isStreamError(error, 'TRANSACTIONAL_ID_NOT_FOUND')
          ? await noSuchId(client, transactionalId, error)
          : error
      }
    })
    await print(io, options, done, () =>
      done
        .map(({ transactionalId, aborted }) =>
          aborted
            ? `aborted the transaction of '${transactionalId}'\n`
            : `no transaction of '${transactionalId}' was open\n`,
        )
        .join(''),
    )
    return exitCode
  })
}

function described(transaction: TransactionDescription, nowMs: number): string {
  const { transactionalId, state, producerId, producerEpoch, coordinator, timeoutMs, startTimeMs } = transaction
  const open = startTimeMs === undefined ? '' : `, open for ${durationText(Math.max(0, nowMs - startTimeMs))}`
  const head =
    `${transactionalId}: ${state}${open}\n` +
    `producer ${producerId}, epoch ${producerEpoch}, timeout ${durationText(timeoutMs)}, coordinated by broker ${coordinator}\n`
  if (transaction.partitions.length === 0) return head
  const rows = transaction.partitions.map(({ topic, partition }) => [topic, String(partition)])
  return `${head}\n${table(['TOPIC', 'PARTITION'], rows, [1])}`
}

async function noSuchId(client: Client, id: string, cause: unknown): Promise<CommandFailure> {
  // Without a list, the error is still clear.
  const known = await client
    .admin()
    .listTransactions({ timeoutMs: askTimeoutMs })
    .catch(() => [])
  const meant = closestName(
    id,
    known.map(({ transactionalId }) => transactionalId),
  )
  const hint = meant === undefined ? 'see `millrace transaction ls`' : `did you mean '${meant}'?`
  return new CommandFailure(exitCodes.failed, `there is no transactional id '${id}': ${hint}`, { cause })
}
