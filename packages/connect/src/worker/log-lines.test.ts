import { expect, it } from 'vitest'
import { logLinesKept, logLinesUnreadMax } from '../limits.ts'
import { LogLines } from './log-lines.ts'

const messages = (lines: readonly string[]): unknown[] =>
  lines.map((line) => (JSON.parse(line) as { msg: unknown }).msg)

it('keeps the last lines, with their fields and errors', () => {
  const lines = new LogLines()
  for (let number = 0; number < logLinesKept + 5; number++) lines.add(0, 'info', { number }, `line ${number}`)
  expect(lines.last(1e9)).toHaveLength(logLinesKept)
  expect(messages(lines.last(2))).toEqual([`line ${logLinesKept + 3}`, `line ${logLinesKept + 4}`])
  expect(lines.last(0)).toEqual([])
  lines.add(0, 'error', { err: new Error('no'), big: 2n ** 60n }, 'failed')
  expect(JSON.parse(lines.last(1)[0] ?? '')).toMatchObject({
    time: '1970-01-01T00:00:00.000Z',
    level: 'error',
    msg: 'failed',
    big: '1152921504606846976',
    err: { type: 'Error', message: 'no' },
  })
})

it('cuts what is too long, or can not be said', () => {
  const lines = new LogLines()
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  lines.add(0, 'info', { circle }, 'round')
  lines.add(0, 'info', { text: 'x'.repeat(100_000) }, 'long')
  expect(lines.last(2).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { msg: 'round', cut: true },
    { msg: 'long', cut: true },
  ])
})

it('gives who follows what there is and what comes, says what was lost, and ends by its signal', async () => {
  const lines = new LogLines()
  lines.add(0, 'info', {}, 'before')
  const stop = new AbortController()
  const following = lines.follow(10, stop.signal)
  expect(messages([String((await following.next()).value)])).toEqual(['before'])
  const next = following.next()
  lines.add(0, 'info', {}, 'after')
  expect(messages([String((await next).value)])).toEqual(['after'])
  for (let number = 0; number < logLinesUnreadMax + 7; number++) lines.add(0, 'info', {}, 'many')
  let last = ''
  for (let number = 0; number < logLinesUnreadMax + 1; number++) last = String((await following.next()).value)
  expect(JSON.parse(last)).toMatchObject({ lost: 7 })
  const waiting = following.next()
  stop.abort()
  expect(await waiting).toMatchObject({ done: true })
})
