import { Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinedFrameSizeBytesMax } from '../../limits.ts'
import { FrameDecoder } from './frame-decoder.ts'
import { writeFrame } from './write-frame.ts'

/** Writes one message and returns what arrived, buffer by buffer. */
async function written(parts: readonly Uint8Array[]): Promise<Buffer[]> {
  const buffers: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      buffers.push(chunk)
      done()
    },
    writev: (chunks, done) => {
      for (const { chunk } of chunks) buffers.push(chunk as Buffer)
      done()
    },
  })
  await new Promise<void>((resolve, reject) => {
    writeFrame(stream, parts, (error) => (error ? reject(error) : resolve()))
  })
  return buffers
}

test('what is written is what is read, in any pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 3 * joinedFrameSizeBytesMax }), { minLength: 1 }),
      async (parts) => {
        const messages = new FrameDecoder(Infinity).write(Buffer.concat(await written(parts)))
        expect(messages).toHaveLength(1)
        expect(messages[0]?.equals(Buffer.concat(parts))).toBe(true)
      },
    ),
    { numRuns: 30 },
  )
})

test('a large message is not copied, a small one is one buffer', async () => {
  const large = Buffer.alloc(joinedFrameSizeBytesMax)
  const buffers = await written([Buffer.from('head'), large])
  expect(buffers).toHaveLength(3)
  expect(buffers[2]?.buffer).toBe(large.buffer)
  expect(await written([Buffer.from('head'), Buffer.from('tail')])).toHaveLength(1)
})

test('why it could not be written is told', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('broken')) })
  stream.on('error', () => {})
  const error = await new Promise((resolve) => {
    writeFrame(stream, [Buffer.from('x')], resolve)
  })
  expect(error).toMatchObject({ message: expect.stringContaining('broken') as string })
})
