import { describe, expect, test } from 'vitest'
import { type InputOptions, isProblem, readInput } from './read-input.ts'

async function* chunks(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

/** `line key value` or `line !message` of each entry. */
async function read(source: AsyncIterable<Uint8Array>, options: Partial<InputOptions> = {}): Promise<string[]> {
  const shown: string[] = []
  for await (const { entries } of readInput(source, { format: 'auto', ...options })) {
    for (const entry of entries) {
      shown.push(
        isProblem(entry) ? `${entry.line} !${entry.message}` : `${entry.line} ${entry.key} ${entry.value.toString()}`,
      )
    }
  }
  return shown
}

describe('auto', () => {
  test.each<[string, string[], string[]]>([
    ['lines', ['hello\n\nworld'], ['1 null hello', '2 null ', '3 null world']],
    ['NDJSON', ['{"a":1}\n', '{"a": 2}\n\n'], ['1 null {"a":1}', '2 null {"a": 2}']],
    ['one array', ['\n [{"a":1},', '{"a":2}]'], ['2 null {"a":1}', '2 null {"a":2}']],
    ['nothing', [], []],
    ['blank lines only', ['\n\n'], ['1 null ', '2 null ']],
    ['one byte at a time', [...'[1,2]'], ['1 null 1', '1 null 2']],
  ])('%s', async (_, texts, entries) => {
    expect(await read(chunks(...texts))).toEqual(entries)
  })

  test('a byte order mark is no part of the first record, even cut in two', async () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf])
    expect(await read(chunks(mark.subarray(0, 2), mark.subarray(2), '{"a":1}'))).toEqual(['1 null {"a":1}'])
    expect(await read(chunks(mark, 'a'))).toEqual(['1 null a'])
    expect(await read(chunks(mark))).toEqual([])
  })

  test('input that only begins like a mark is lines', async () => {
    expect(await read(chunks(Buffer.from([0xef])))).toEqual(['1 null \ufffd'])
  })
})

describe('key field', () => {
  test('a string, number, boolean or null; at any depth', async () => {
    const text = '{"u":{"id":"x"}}\n{"u":{"id":7}}\n{"u":{"id":true}}\n{"u":{"id":null}}\n'
    expect(await read(chunks(text), { keyField: 'u.id' })).toEqual([
      '1 x {"u":{"id":"x"}}',
      '2 7 {"u":{"id":7}}',
      '3 true {"u":{"id":true}}',
      '4 null {"u":{"id":null}}',
    ])
  })

  test('one that is not there, or can not be a key, is a problem of its line', async () => {
    const text = '{"id":1}\n{"no":1}\n3\n{"id":{}}\n{"id":12345678901234567890}\n'
    expect(await read(chunks(text), { keyField: 'id' })).toEqual([
      '1 1 {"id":1}',
      "2 !has no field 'id' to take the key from",
      "3 !has no field 'id' to take the key from",
      "4 !field 'id' holds an object or array, which can't be a key",
      "5 !the number in field 'id' is too large to be a key unchanged: write it as a string",
    ])
  })
})

test('a line that is not JSON is named, and those after it are read', async () => {
  const lines = Array.from({ length: 20 }, (_, index) => (index === 16 ? 'oops' : `{"n":${index + 1}}`))
  const entries = await read(chunks(lines.join('\n')))
  expect(entries).toHaveLength(20)
  expect(entries[16]).toMatch(/^17 !not JSON: /)
  expect(entries[17]).toBe('18 null {"n":18}')
})

test('an array that breaks off gives what came before, then says where', async () => {
  expect(await read(chunks('[{"n":1},\n{"n":2},\n{"n":'))).toEqual([
    '1 null {"n":1}',
    '2 null {"n":2}',
    '3 !the input ends inside the element that begins on line 3',
  ])
})

test('an element of an array that is not JSON is a problem of its own', async () => {
  const entries = await read(chunks('[1,\nnope,\n3]'))
  expect(entries[0]).toBe('1 null 1')
  expect(entries[1]).toMatch(/^2 !not JSON: /)
  expect(entries[2]).toBe('3 null 3')
})

test('what the format is told is not guessed', async () => {
  expect(await read(chunks('[1]\n'), { format: 'lines' })).toEqual(['1 null [1]'])
  expect(await read(chunks('[1]\n[2]\n'), { format: 'ndjson' })).toEqual(['1 null [1]', '2 null [2]'])
  expect(await read(chunks('{"a":1}'), { format: 'json' })).toEqual(["1 !a JSON array begins with '[', not with '{'"])
})
