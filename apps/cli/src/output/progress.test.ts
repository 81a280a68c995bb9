import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CliIo } from '../io.ts'
import { Progress, progressBar } from './progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function ioWith(stderr: PassThrough): CliIo {
  const stream = new PassThrough()
  return { stdin: stream, stdout: stream, stderr, env: {}, interrupted: new AbortController().signal }
}

test('one line on a terminal, written over, and cleared at the end', () => {
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true })
  let count = 0
  {
    using _progress = new Progress(ioWith(stderr), () => `${(count += 1)} done`)
    vi.advanceTimersByTime(200)
  }
  vi.advanceTimersByTime(1_000)
  expect(stderr.read()).toBe('\r\u001B[K1 done\r\u001B[K2 done\r\u001B[K')
})

test('nothing where no person looks', () => {
  const stderr = new PassThrough()
  const progress = new Progress(ioWith(stderr), () => 'x')
  vi.advanceTimersByTime(1_000)
  progress.end()
  expect(stderr.read()).toBeNull()
})

test('a bar, where it is known how much there will be', () => {
  expect(progressBar(1_250, 5_000, 'bytes')).toBe('[#######-----------------------]  25 %  1,250 of 5,000 bytes')
  expect(progressBar(5_000, 5_000, 'bytes')).toBe(`[${'#'.repeat(30)}] 100 %  5,000 of 5,000 bytes`)
  expect(progressBar(9, 5, 'records')).toContain('] 100 %')
  expect(progressBar(0, 0, 'records')).toContain('] 100 %')
  expect(progressBar(1_250, Number.POSITIVE_INFINITY, 'records')).toBe('1,250 records')
})
