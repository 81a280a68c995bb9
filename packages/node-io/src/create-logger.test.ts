import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { createLogger } from './create-logger.ts'

function lines(): { write(text: string): void; parsed(): Record<string, unknown>[] } {
  const written: string[] = []
  return {
    write: (text) => written.push(text),
    parsed: () =>
      written.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

test('writes one JSON object a line, from its level on, with the fields of its parents', () => {
  const to = lines()
  const logger = createLogger({ level: 'info', name: 'broker', to })
  logger.debug({}, 'not this')
  logger.child({ topic: 'flights' }).warn({ partition: 3 }, 'this')
  expect(to.parsed()).toHaveLength(1)
  expect(to.parsed()[0]).toMatchObject({ level: 'warn', name: 'broker', topic: 'flights', partition: 3, msg: 'this' })
  expect(new Date(String(to.parsed()[0]?.['time'])).getTime()).toBeGreaterThan(Date.UTC(2020))
})

test('errors keep their code, context and cause', () => {
  const to = lines()
  const err = new StreamError('DISK_FULL', 'no room', { cause: new Error('ENOSPC'), context: { file: '/data/a' } })
  createLogger({ to }).error({ err, error: err }, 'append failed')
  const shown = { code: 'DISK_FULL', message: 'no room', context: { file: '/data/a' }, cause: { message: 'ENOSPC' } }
  expect(to.parsed()[0]).toMatchObject({ err: shown, error: shown })
})

test('silent says nothing', () => {
  const to = lines()
  createLogger({ level: 'silent', to }).error({}, 'quiet')
  expect(to.parsed()).toEqual([])
})
