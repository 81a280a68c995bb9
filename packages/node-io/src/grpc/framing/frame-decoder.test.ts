import { expect, test } from 'vitest'
import { FrameDecoder } from './frame-decoder.ts'

function frame(text: string): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(text.length, 1)
  return Buffer.concat([header, Buffer.from(text)])
}

const bytes = Buffer.concat(['one', '', 'three', 'x'.repeat(40)].map(frame))

test.each([1, 2, 3, 5, 7, 64, 1_000])('messages come out whole when the bytes come in pieces of %i', (size) => {
  const decoder = new FrameDecoder(100)
  const messages: string[] = []
  for (let at = 0; at < bytes.length; at += size) {
    for (const message of decoder.write(bytes.subarray(at, at + size))) messages.push(message.toString())
  }
  expect(messages).toEqual(['one', '', 'three', 'x'.repeat(40)])
  expect(decoder.isCutOff).toBe(false)
})

test('a message is its own memory', () => {
  const chunk = frame('abc')
  const [message] = new FrameDecoder(100).write(chunk)
  chunk.fill(0)
  expect(message?.toString()).toBe('abc')
})

test('a message over the limit is refused by its header alone', () => {
  const header = Buffer.from([0, 0, 0, 0, 101])
  expect(() => new FrameDecoder(100).write(header)).toThrow('larger than the limit of 100')
  expect(new FrameDecoder(101).write(header)).toEqual([])
})

test('a compressed message is refused', () => {
  expect(() => new FrameDecoder(100).write(Buffer.from([1, 0, 0, 0, 1, 9]))).toThrow('identity')
})

test('a call that ends within a message is cut off', () => {
  const decoder = new FrameDecoder(100)
  decoder.write(bytes.subarray(0, bytes.length - 1))
  expect(decoder.isCutOff).toBe(true)
})
