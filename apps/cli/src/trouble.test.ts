import { PassThrough } from 'node:stream'
import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { troubleAfterMs, troubleAgainMs, troubleOverMs } from './limits.ts'
import { troubleLogger } from './trouble.ts'

test('what lasts is told, now and then', () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr,
    env: {},
    interrupted: new AbortController().signal,
  }
  let nowMs = 0
  const logger = troubleLogger(io, () => nowMs).child({ clientId: 'x' })
  const err = new StreamError('BROKER_UNAVAILABLE', 'nobody answers')
  const line = 'millrace: nobody answers (BROKER_UNAVAILABLE); it is tried again\n'
  logger.info({ clusterId: 'x' }, 'connected')
  logger.warn({ err, pauseMs: 50 }, 'may be over at once')
  expect(stderr.read()).toBeNull()
  nowMs = troubleAfterMs
  logger.info({ err, pauseMs: 50 }, 'lasts')
  logger.warn({ err, pauseMs: 50 }, 'lasts')
  expect(stderr.read()).toBe(line)
  nowMs += troubleAgainMs
  logger.warn({ err, pauseMs: 50 }, 'still lasts')
  expect(stderr.read()).toBe(line)
  nowMs += troubleOverMs + 1
  logger.warn({ err, pauseMs: 50 }, 'another time')
  expect(stderr.read()).toBeNull()
})
