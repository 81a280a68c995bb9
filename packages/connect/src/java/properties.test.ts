import { expect, it } from 'vitest'
import { parseProperties } from './properties.ts'

it('reads what Java writes and people do', () => {
  const text = [
    '# a comment',
    '  ! another',
    'a=1',
    'b : two words ',
    'c three',
    String.raw`long = one,\ `.trimEnd(),
    '       two',
    String.raw`key\ with\=signs = x=y:z`,
    String.raw`escaped=\t\u00e9\\n\q`,
    'empty',
    'none=',
    'a=again',
    '',
  ].join('\r\n')
  expect([...parseProperties(text)]).toEqual([
    ['a', 'again'],
    ['b', 'two words '],
    ['c', 'three'],
    ['long', 'one,two'],
    ['key with=signs', 'x=y:z'],
    ['escaped', '\té\\nq'],
    ['empty', ''],
    ['none', ''],
  ])
})

it('a comment within a line that goes on is none, and the last line may go on to nothing', () => {
  expect([...parseProperties('a=1\\\n# b\nc=2\\')]).toEqual([
    ['a', '1# b'],
    ['c', '2'],
  ])
})

it('refuses an escape that is none, without the value', () => {
  expect(() => parseProperties(String.raw`password=hunter2\u12`)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.not.stringContaining('hunter2') as string }),
  )
})
