import { describe, expect, test } from 'vitest'
import { parseConfigFile, parseSetting } from './config-file.ts'

const valuesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...parseConfigFile(text, 'f')].map(([key, { value }]) => [key, value]))

describe('parseConfigFile', () => {
  test('flat and nested keys are the same', () => {
    const text =
      'node.id: 3\nlistener:\n  host: 127.0.0.1\n  port: 9095\nlog:\n  dir: "./data"\n  segment.bytes: 1048576\n'
    expect(valuesOf(text)).toEqual({
      'node.id': '3',
      'listener.host': '127.0.0.1',
      'listener.port': '9095',
      'log.dir': './data',
      'log.segment.bytes': '1048576',
    })
  })

  test('values keep their text: no number is rounded, no flag is changed', () => {
    expect(valuesOf('a: 9223372036854775807\nb: true\nc: 1_000\nd: "-1"\n')).toEqual({
      a: '9223372036854775807',
      b: 'true',
      c: '1_000',
      d: '-1',
    })
  })

  test('each value knows its line', () => {
    const entries = parseConfigFile('node.id: 3\nlistener:\n  # nested\n  port: 9095\n', 'f')
    expect(entries.get('node.id')).toEqual({ value: '3', line: 1 })
    expect(entries.get('listener.port')).toEqual({ value: '9095', line: 4 })
  })

  test('a list is a text divided by commas', () => {
    expect(valuesOf('log.dirs: [/a, /b]\nother:\n  - 1\n  - x\nnone: []\n')).toEqual({
      'log.dirs': '/a,/b',
      other: '1,x',
      none: '',
    })
  })

  test('an empty file, or one of comments, sets nothing', () => {
    expect(valuesOf('')).toEqual({})
    expect(valuesOf('# nothing\n')).toEqual({})
  })

  test.each([
    ['a: 1\nb: [\n', /^f: line \d: /],
    ['a: 1\na: 2\n', /^f: line \d: .*unique/],
    ['a:\n  b: 1\na.b: 2\n', 'f: line 3: a.b is given twice'],
    ['- a\n- b\n', 'f: line 1: a configuration is made of'],
    ['x: 1\na: [1, [2]]\n', 'f: line 2: a must have one value'],
    ['a: [1, { b: 2 }]\n', 'f: line 1: a must have one value'],
    ['a: [1, ~]\n', 'f: line 1: a must have one value'],
    ['x: 1\n\na:\n', 'f: line 3: a must have one value'],
    ['just text', 'f: line 1: a configuration is made of'],
  ])('refuses %j, naming the line', (text, message) => {
    expect(() => parseConfigFile(text, 'f')).toThrow(message)
  })
})

test('settings', () => {
  expect(parseSetting('listener.port=9095')).toEqual(['listener.port', '9095'])
  expect(parseSetting('log.dir=/a=b ')).toEqual(['log.dir', '/a=b'])
  expect(parseSetting('listener.port')).toBeUndefined()
  expect(parseSetting('=1')).toBeUndefined()
})
