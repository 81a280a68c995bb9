import { expect, test } from 'vitest'
import { copyToClipboard, snippet } from './snippet.ts'

test('the snippet names the broker that runs', () => {
  expect(snippet(['127.0.0.1:1234', 'b:1'])).toContain("brokers: ['127.0.0.1:1234', 'b:1']")
})

test('a terminal is asked to copy by OSC 52', () => {
  expect(copyToClipboard('a')).toBe('\u001B]52;c;YQ==\u0007')
})
