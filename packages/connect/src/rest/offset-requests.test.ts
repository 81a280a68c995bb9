import { describe, expect, it } from 'vitest'
import { offsetsIn, offsetsText } from './offset-requests.ts'

const body = (offsets: string): string => `{"offsets":${offsets}}`

describe('the offsets of a request', () => {
  it('keep every digit, there and back', () => {
    const text = body(
      '[{"partition":{"file":"a"},"offset":{"at":9223372036854775807,"done":true}},{"partition":{},"offset":null}]',
    )
    const positions = offsetsIn(text)
    expect(positions).toEqual([
      { partition: { file: 'a' }, offset: { at: 9_223_372_036_854_775_807n, done: true } },
      { partition: {}, offset: null },
    ])
    expect(offsetsText(positions)).toBe(text)
    expect(offsetsText([])).toBe('{"offsets":[]}')
  })

  it.each([
    ['no JSON', '{'],
    ['nothing', '{}'],
    ['null', body('null')],
    ['none', body('[]')],
    ['no object', '[]'],
    ['no array', body('{}')],
    ['others beside them', '{"offsets":[{"partition":{},"offset":{}}],"force":true}'],
    ['no position', body('[1]')],
    ['no partition', body('[{"offset":{}}]')],
    ['no offset', body('[{"partition":{}}]')],
    ['others beside an offset', body('[{"partition":{},"offset":{},"x":1}]')],
    ['an offset that is a number', body('[{"partition":{},"offset":1}]')],
    ['an offset that holds others', body('[{"partition":{},"offset":{"a":[1]}}]')],
  ])('are refused: %s', (_, text) => {
    expect(() => offsetsIn(text)).toThrow(expect.objectContaining({ name: 'RestError', status: 400 }))
  })
})
