import { expect, it } from 'vitest'
import { PlacesBefore } from '../binlog/file-place.ts'
import { GtidSet } from '../binlog/gtid-set.ts'
import { GtidState } from '../binlog/gtid.ts'
import { offsetOf, parseOffset } from './position.ts'

const uuid = '3e11fa47-71ca-11e1-9e33-c80aa9429562'
const place = { file: 'binlog.000001', position: 590 }

it.each([
  ['mariadb', GtidState.parse('7-1-1'), '7-1-2'],
  ['mysql', GtidSet.parse(`${uuid}:1-5`), `${uuid}:6`],
  ['mysql', new PlacesBefore(place), 'file=binlog.000001,pos=590'],
] as const)('a position of %s is what its offset says', (flavor, known, id) => {
  if (known === undefined) throw new Error('it is none')
  const at = { seconds: 5, ...place, known, progress: undefined }
  for (const one of [at, { ...at, progress: { id, event: 3, row: 4 } }]) {
    const found = parseOffset(offsetOf(one, {}), flavor)
    if (typeof found === 'string') throw new Error(found)
    expect({ ...found, known: String(found.known) }).toEqual({ ...one, known: String(known) })
    expect(found.known.constructor).toBe(known.constructor)
  }
})

it.each([
  ['mariadb', {}, 'gtids'],
  ['mariadb', { gtids: 'x' }, 'gtids'],
  ['mariadb', { gtids: '0-1-1', pos: -1 }, 'pos'],
  ['mariadb', { gtids: '0-1-1', file: 5 }, 'file'],
  ['mariadb', { gtids: '0-1-1', event: 2 }, 'transaction_id'],
  ['mariadb', { gtids: '0-1-1', transaction_id: '0-1-2', row: 1.5 }, 'row'],
  ['mysql', {}, 'gtids'],
  ['mysql', { gtids: '0-1-1' }, 'gtids'],
  ['mysql', { file: 'binlog.000001', pos: -1 }, 'gtids'],
  ['mysql', { gtids: `${uuid}:1`, transaction_id: '0-1-2', row: 1 }, 'transaction_id'],
] as const)('what is wrong for %s with %j is named', (flavor, offset, name) => {
  expect(parseOffset(offset, flavor)).toContain(name)
})
