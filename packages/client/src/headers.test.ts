import { describe, expect, it } from 'vitest'
import { headerContents, joinHeaders, RecordHeaders } from './headers.ts'

describe('headers', () => {
  it('takes pairs, with names that repeat, and objects', () => {
    const pairs = [
      { key: 'a', value: '1' },
      { key: 'a', value: null },
    ]
    expect(
      headerContents([
        ['a', '1'],
        ['a', null],
      ]),
    ).toEqual(pairs)
    expect(headerContents(new Map([['a', '1']]))).toEqual([{ key: 'a', value: '1' }])
    expect(headerContents({ b: Buffer.of(1) })).toEqual([{ key: 'b', value: Buffer.of(1) }])
  })

  it('is joined in order, in whichever form', () => {
    const received = new RecordHeaders([['b', Buffer.from('2')]])
    expect(joinHeaders({ a: '1' }, undefined, received, [['a', null]])).toEqual([
      ['a', '1'],
      ['b', Buffer.from('2')],
      ['a', null],
    ])
  })

  it('refuses what is neither bytes nor text', () => {
    expect(() => headerContents({ a: 5 as unknown as string })).toThrow('got a number')
    expect(() => headerContents([[5, 'a']] as unknown as [string, string][])).toThrow('must be a string')
  })

  it('is looked through by name', () => {
    const headers = new RecordHeaders([
      ['a', Buffer.from('1')],
      ['b', null],
      ['a', Buffer.from('2')],
    ])
    expect(headers.size).toBe(3)
    expect([...headers].map(([name]) => name)).toEqual(['a', 'b', 'a'])
    expect([headers.has('a'), headers.has('c')]).toEqual([true, false])
    expect([headers.getText('a'), headers.getText('b'), headers.getText('c')]).toEqual(['2', undefined, undefined])
  })
})
