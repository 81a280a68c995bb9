import { setImmediate as turn } from 'node:timers/promises'
import { type Logger, silentLogger, StreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import { expect, it } from 'vitest'
import { RepartitionPurge } from './repartition-purge.ts'

function purge(answer: () => Promise<void> = () => Promise.resolve()) {
  const deleted: [string, [number, unknown][]][] = []
  const warnings: string[] = []
  const admin: Pick<Admin, 'deleteRecords'> = {
    deleteRecords: async (topic, before) => {
      deleted.push([typeof topic === 'string' ? topic : topic.name, [...before]])
      await answer()
      return new Map()
    },
  }
  const logger: Logger = { ...silentLogger, warn: (_about: unknown, text?: string) => void warnings.push(String(text)) }
  const parts = { admin: () => admin as Admin, topics: new Set(['app-r']), intervalMs: 1_000, logger }
  return { deleted, warnings, it: new RepartitionPurge(parts, 0) }
}

it('deletes what is committed of repartition topics, now and then, the newest of each partition', async () => {
  const { deleted, it: each } = purge()
  each.purgeIfDue(5_000)
  each.committed([
    { topic: 'app-r', partition: 0, offset: 3 },
    { topic: 'words', partition: 0, offset: 9 },
  ])
  each.committed([
    { topic: 'app-r', partition: 0, offset: 7 },
    { topic: 'app-r', partition: 1, offset: 4 },
  ])
  each.purgeIfDue(999)
  expect(deleted).toEqual([])
  each.purgeIfDue(1_000)
  await turn()
  each.purgeIfDue(3_000)
  const once = [
    [
      'app-r',
      [
        [0, 7],
        [1, 4],
      ],
    ],
  ]
  expect(deleted).toEqual(once)
  each.committed([{ topic: 'app-r', partition: 1, offset: 5 }])
  each.purgeIfDue(1_999)
  expect(deleted).toEqual(once)
  each.purgeIfDue(2_000)
  expect(deleted).toEqual([...once, ['app-r', [[1, 5]]]])
  await each.close()
})

it('one at a time, and one that fails is no reason to stop', async () => {
  let fail: (error: unknown) => void = () => undefined
  const { deleted, warnings, it: each } = purge(() => new Promise((_, reject) => (fail = reject)))
  each.committed([{ topic: 'app-r', partition: 0, offset: 3 }])
  each.purgeIfDue(1_000)
  each.committed([{ topic: 'app-r', partition: 0, offset: 4 }])
  each.purgeIfDue(9_000)
  expect(deleted).toHaveLength(1)
  fail(new StreamError('BROKER_UNAVAILABLE', 'nobody there'))
  await turn()
  expect(warnings).toEqual(['what was processed of a repartition topic could not be deleted'])
  each.purgeIfDue(9_000)
  expect(deleted).toHaveLength(2)
  const closing = each.close()
  fail(new StreamError('ABORTED', 'closed'))
  await closing
  expect(warnings).toHaveLength(1)
})
