import { channel } from 'node:diagnostics_channel'
import { PassThrough } from 'node:stream'
import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import type { CliIo } from './io.ts'
import { troubleAfterMs, troubleAgainMs, troubleOverMs } from './limits.ts'
import { Trouble } from './trouble.ts'

function ioWith(stderr: PassThrough): CliIo {
  return {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr,
    env: {},
    interrupted: new AbortController().signal,
  }
}

test('what lasts is told, now and then', () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  let nowMs = 0
  const logger = new Trouble(ioWith(stderr), () => nowMs).logger().child({ clientId: 'x' })
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

test('what brokers refuse and is sent again is told as well, of this client and while it listens', () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  let nowMs = 0
  const end = new Trouble(ioWith(stderr), () => nowMs).listen('mine')
  const retried = channel('millrace:producer.batch.retried')
  const full = new StreamError('DISK_FULL', 'the disk of /data is full')
  const refuse = (clientId: string, error: StreamError): void => retried.publish({ clientId, error })
  refuse('mine', full)
  nowMs = troubleAfterMs
  refuse('other', full)
  refuse('mine', new StreamError('OUT_OF_ORDER_SEQUENCE', 'expected 1'))
  expect(stderr.read()).toBeNull()
  refuse('mine', full)
  expect(stderr.read()).toBe('millrace: the disk of /data is full (DISK_FULL); it is tried again\n')
  end()
  nowMs += troubleAgainMs
  refuse('mine', full)
  expect(stderr.read()).toBeNull()
})
