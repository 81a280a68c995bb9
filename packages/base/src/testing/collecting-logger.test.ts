import { expect, test } from 'vitest'
import { collectingLogger } from './collecting-logger.ts'

test('keeps lines of itself and of its children, with their fields', () => {
  const logger = collectingLogger()
  logger.info({ a: 1 }, 'one')
  logger.child({ part: 'log' }).child({ topic: 't' }).warn({ b: 2 }, 'two')
  expect(logger.lines).toEqual([
    { level: 'info', fields: { a: 1 }, message: 'one' },
    { level: 'warn', fields: { part: 'log', topic: 't', b: 2 }, message: 'two' },
  ])
  expect(logger.messages('warn')).toEqual(['two'])
})
