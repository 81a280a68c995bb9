import { expect, it } from 'vitest'
import { parseFrame, statusFrame } from './frame.ts'
import { lsnText, parseLsn, plainInt64 } from './lsn.ts'
import { parseMessage, unchanged } from './message.ts'

const int = (length: 1 | 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
const long = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(value)
  return bytes
}
const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const letter = (value: string): Buffer => Buffer.from(value, 'latin1')
const tuple = (...values: readonly (string | null | undefined)[]): Buffer =>
  Buffer.concat([
    int(2, values.length),
    ...values.map((value) => {
      if (value === null) return letter('n')
      if (value === undefined) return letter('u')
      return Buffer.concat([letter('t'), int(4, Buffer.byteLength(value)), Buffer.from(value)])
    }),
  ])
const message = (...parts: readonly Buffer[]) => parseMessage(Buffer.concat(parts))

it('the begin and the end of a transaction say where and when', () => {
  expect(message(letter('B'), long(0x1_0000_0002n), long(1_000_000n), int(4, 4_000_000_000))).toEqual({
    kind: 'begin',
    finalLsn: 0x1_0000_0002n,
    micros: 946_684_801_000_000n,
    xid: 4_000_000_000,
  })
  expect(message(letter('C'), int(1, 0), long(5n), long(9n), long(0n))).toMatchObject({ kind: 'commit', endLsn: 9n })
})

it('a relation has its columns, and which of them tell rows apart', () => {
  const columns = [
    int(1, 1),
    text('id'),
    int(4, 23),
    int(4, 0xffff_ffff),
    int(1, 0),
    text('größe'),
    int(4, 1700),
    int(4, 655_366),
  ]
  expect(message(letter('R'), int(4, 16_400), text('shop'), text('t'), letter('d'), int(2, 2), ...columns)).toEqual({
    kind: 'relation',
    relation: {
      id: 16_400,
      schema: 'shop',
      name: 't',
      identity: 'd',
      columns: [
        { name: 'id', typeId: 23, typeModifier: -1, inIdentity: true },
        { name: 'größe', typeId: 1700, typeModifier: 655_366, inIdentity: false },
      ],
    },
  })
})

it('rows have texts, null, and what did not change', () => {
  expect(message(letter('I'), int(4, 1), letter('N'), tuple('é', null))).toEqual({
    kind: 'insert',
    relation: 1,
    after: ['é', null],
  })
  const after = ['1', unchanged]
  expect(message(letter('U'), int(4, 1), letter('N'), tuple('1', undefined))).toEqual({
    kind: 'update',
    relation: 1,
    before: undefined,
    isKey: false,
    after,
  })
  const key = [letter('U'), int(4, 1), letter('K'), tuple('0', null), letter('N'), tuple('1', undefined)]
  expect(message(...key)).toEqual({ kind: 'update', relation: 1, before: ['0', null], isKey: true, after })
  expect(message(letter('D'), int(4, 1), letter('O'), tuple('', 'x'))).toEqual({
    kind: 'delete',
    relation: 1,
    before: ['', 'x'],
    isKey: false,
  })
  expect(message(letter('T'), int(4, 2), int(1, 1), int(4, 7), int(4, 8))).toEqual({
    kind: 'truncate',
    relations: [7, 8],
  })
})

it('messages of programs have their bytes', () => {
  const parts = [letter('M'), int(1, 1), long(7n), text('audit'), int(4, 2), Buffer.from([0, 255])]
  expect(message(...parts)).toEqual({
    kind: 'message',
    isTransactional: true,
    prefix: 'audit',
    content: Buffer.from([0, 255]),
  })
})

it('what tells of no change is passed over, and what is not known or cut off is refused', () => {
  expect(message(letter('O'), long(1n), text('elsewhere'))).toEqual({ kind: 'other' })
  expect(message(letter('Y'), int(4, 1), text('a'), text('b'))).toEqual({ kind: 'other' })
  expect(() => message(letter('S'))).toThrow("'S'")
  expect(() => message(letter('B'), long(1n))).toThrow('ends too soon')
  expect(() => message(letter('I'), int(4, 1), letter('N'), int(2, 1), letter('t'), int(4, 9), letter('x'))).toThrow(
    'ends too soon',
  )
})

it('frames say where a message stands, and how far the log goes', () => {
  const data = Buffer.concat([letter('w'), long(5n), long(6n), long(0n), letter('O')])
  expect(parseFrame(data)).toEqual({ kind: 'data', lsn: 5n, sentMicros: 946_684_800_000_000n, body: letter('O') })
  const keepalive = Buffer.concat([letter('k'), long(8n), long(0n), int(1, 1)])
  expect(parseFrame(keepalive)).toEqual({ kind: 'keepalive', walEnd: 8n, wantsReply: true })
  expect(() => parseFrame(letter('x'))).toThrow("'x'")
})

it('a status says just what is kept', () => {
  const status = statusFrame(0x1_0000_0002n, 946_684_800_001, true)
  const expected = Buffer.concat([
    letter('r'),
    long(0x1_0000_0002n),
    long(0x1_0000_0002n),
    long(0x1_0000_0002n),
    long(1000n),
    int(1, 1),
  ])
  expect(status).toEqual(expected)
})

it('places are written as the server writes them', () => {
  expect(lsnText(0x16_0000_00ffn)).toBe('16/FF')
  expect(parseLsn('16/FF')).toBe(0x16_0000_00ffn)
  expect(parseLsn('16')).toBeUndefined()
  expect([plainInt64(5n), plainInt64(2n ** 60n)]).toEqual([5, 2n ** 60n])
})
