import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { CliIo } from '../io.ts'
import { type DevKey, keysAreHeard, listenToKeys } from './keys.ts'

class Terminal extends PassThrough {
  readonly isTTY = true
  isRaw = false

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw
    return this
  }

  unref(): void {}
}

function setting() {
  const stdin = new Terminal()
  const stdout = Object.assign(new PassThrough(), { isTTY: true })
  const io: CliIo = { stdin, stdout, stderr: stdout, env: {}, interrupted: new AbortController().signal }
  const pressed: string[] = []
  const keys: DevKey[] = ['p', 'q'].map((key) => ({ key, press: () => void pressed.push(key) }))
  const ends: { give: () => void; take: () => void }[] = []
  const listening = listenToKeys(io, keys, {
    signal: (signal) => void pressed.push(signal),
    onEnd: (give, take) => {
      ends.push({ give, take })
      return () => void ends.pop()
    },
  })
  return { stdin, stdout, io, pressed, ends, listening }
}

/** Presses keys; a stream hands them on in a later turn. */
async function press(stdin: Terminal, keys: string): Promise<void> {
  stdin.write(keys)
  await new Promise((resolve) => setImmediate(resolve))
}

test('single keys, small or large; others do nothing', async () => {
  const { stdin, pressed } = setting()
  expect(stdin.isRaw).toBe(true)
  await press(stdin, 'pxQ\u001B[A')
  expect(pressed).toEqual(['p', 'q'])
})

test('Ctrl-C, Ctrl-D and Ctrl-Z do what they always do', async () => {
  const { stdin, pressed, ends } = setting()
  await press(stdin, '\u0003')
  await press(stdin, '\u0004')
  expect(pressed).toEqual(['SIGINT', 'SIGINT'])
  await press(stdin, '\u001A')
  expect(pressed.at(-1)).toBe('SIGTSTP')
  expect(stdin.isRaw).toBe(false)
  ends[0]?.take()
  expect(stdin.isRaw).toBe(true)
})

test('the terminal is given back, in the end and when the process ends otherwise', async () => {
  const { stdin, pressed, ends, listening } = setting()
  ends[0]?.give()
  expect(stdin.isRaw).toBe(false)
  stdin.setRawMode(true)
  listening?.[Symbol.dispose]()
  expect(stdin.isRaw).toBe(false)
  expect(ends).toEqual([])
  await press(stdin, 'p')
  expect(pressed).toEqual([])
})

test('where no person types or looks, nothing is read', () => {
  const { io, stdin } = setting()
  const piped: CliIo = { ...io, stdin: new PassThrough() }
  expect(keysAreHeard(piped)).toBe(false)
  expect(listenToKeys(piped, [])).toBeUndefined()
  expect(keysAreHeard({ ...io, stdout: new PassThrough() })).toBe(false)
  expect(keysAreHeard({ ...io, stdin })).toBe(true)
})
