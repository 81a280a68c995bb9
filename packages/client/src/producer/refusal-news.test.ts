import { StreamError } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { limits } from '../limits.ts'
import { RefusalNews } from './refusal-news.ts'

const full = new StreamError('DISK_FULL', 'full')
const at = { topic: 't', partition: 3 }

it('tells of a broker and a code once, and again when it goes on for long', () => {
  const logger = collectingLogger()
  const news = new RefusalNews(7, logger)
  for (let round = 0; round < 50; round++) news.refused(full, at, { isSentAgain: true, nowMs: round })
  news.refused(new StreamError('NOT_ENOUGH_REPLICAS', 'one of two'), at, { isSentAgain: true, nowMs: 50 })
  expect(logger.messages('warn')).toHaveLength(2)
  expect(logger.lines[0]).toMatchObject({ level: 'warn', fields: { err: full, code: 'DISK_FULL', nodeId: 7, ...at } })
  news.refused(full, at, { isSentAgain: true, nowMs: limits.refusalToldAgainMs - 1 })
  expect(logger.messages('warn')).toHaveLength(2)
  news.refused(full, at, { isSentAgain: true, nowMs: limits.refusalToldAgainMs })
  expect(logger.messages('warn')).toHaveLength(3)
})

it('leaves to those who look for faults what passes, and what the sender of the batch is told', () => {
  const logger = collectingLogger()
  const news = new RefusalNews(7, logger)
  news.refused(full, at, { isSentAgain: false, nowMs: 0 })
  for (const code of ['OUT_OF_ORDER_SEQUENCE', 'NOT_LEADER', 'RESOURCE_EXHAUSTED'] as const) {
    news.refused(new StreamError(code, 'for now'), at, { isSentAgain: true, nowMs: 0 })
  }
  expect(logger.messages('warn')).toEqual([])
  expect(logger.messages('debug')).toHaveLength(4)
})
