import { expect, test } from 'vitest'
import { afterBashBreak, joinBashWords } from './bash-words.ts'

test.each([
  [
    ['topic', 'ls', ''],
    ['topic', 'ls', ''],
  ],
  [
    ['--brokers', 'host', ':', '9094', ''],
    ['--brokers', 'host:9094', ''],
  ],
  [['--format', '=', 'js'], ['--format=js']],
  [['--format', '='], ['--format=']],
  [
    ['--offset', '10', ':', '20'],
    ['--offset', '10:20'],
  ],
  [[':'], [':']],
])('%j is %j', (words, joined) => {
  expect(joinBashWords(words)).toEqual(joined)
})

test('bash replaces what stands behind the last break', () => {
  expect(afterBashBreak('--format=', 'json')).toBe('json')
  expect(afterBashBreak('', 'orders')).toBe('orders')
})
