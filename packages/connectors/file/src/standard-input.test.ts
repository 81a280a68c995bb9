import { PassThrough, Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { linesOfStream } from './standard-input.ts'

async function texts(stream: Readable): Promise<string[]> {
  const found: string[] = []
  for await (const lines of linesOfStream(stream, new AbortController().signal)) {
    found.push(...lines.map(({ text }) => text))
  }
  return found
}

it('gives lines to the end of the stream, the last one too', async () => {
  expect(await texts(Readable.from([Buffer.from('a\nb'), Buffer.from('c\n'), Buffer.from('d')]))).toEqual([
    'a',
    'bc',
    'd',
  ])
  expect(await texts(Readable.from([Buffer.from('a\n')]))).toEqual(['a'])
})

it('stops when it is told to, and leaves the stream open', async () => {
  const stop = new AbortController()
  const stream = new PassThrough()
  const lines = linesOfStream(stream, stop.signal)
  const next = lines.next()
  stop.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  expect(stream.destroyed).toBe(false)
})
