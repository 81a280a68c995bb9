import type { Client } from '@millrace/client'
import { waitFor } from '../wait-for.ts'

/** Resolves once no transaction is open, and readers of what is committed get to the end of these topics. */
export async function transactionsEnd(admin: ReturnType<Client['admin']>, topics: readonly string[]): Promise<void> {
  await waitFor('all transactions have ended', async () => {
    const open = (await admin.listTransactions()).filter(({ state }) => !ended.has(state))
    return open.length === 0
      ? undefined
      : open.map(({ transactionalId, state }) => `${transactionalId} ${state}`).join()
  })
  for (const topic of topics) {
    await waitFor('readers of what is committed get to the end', async () => {
      const ends = await admin.listOffsets(topic, 'latest')
      const stable = await admin.listOffsets(topic, 'latest', { isolation: 'read_committed' })
      const held = ends.filter(({ offset }, index) => stable[index]?.offset !== offset)
      return held.length === 0 ? undefined : `held up: ${held.map(({ partition }) => partition).join()}`
    })
  }
}

const ended: ReadonlySet<string> = new Set(['empty', 'complete-commit', 'complete-abort'])
