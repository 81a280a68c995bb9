import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { outputChunkSizeBytes } from '../limits.ts'
import { Output } from './output.ts'

test('parts are gathered and written in order', async () => {
  const written: string[] = []
  const output = new Output(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written.push(chunk.toString())
        done()
      },
    }),
  )
  expect(output.add('a')).toBe(false)
  expect(output.add(Buffer.from('b'))).toBe(false)
  await output.flush()
  await output.flush()
  expect(output.add(Buffer.alloc(outputChunkSizeBytes))).toBe(true)
  expect(written).toEqual(['ab'])
})

test('a flush waits while the stream is full', async () => {
  let release: (() => void) | undefined
  const output = new Output(
    new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        release = done
      },
    }),
  )
  const order: string[] = []
  const flushed = output.write('much').then(() => order.push('flushed'))
  await Promise.resolve()
  order.push('drained')
  release?.()
  await flushed
  expect(order).toEqual(['drained', 'flushed'])
})

test('a reader that went away ends nothing with an error', async () => {
  const output = new Output(
    new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      },
    }),
  )
  await output.write('a')
  expect(output.closed.aborted).toBe(true)
  await output.write('b')
})

test('any other error of the stream is told', async () => {
  const output = new Output(
    new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
      },
    }),
  )
  await expect(output.write('a')).rejects.toThrow('no space left')
})
