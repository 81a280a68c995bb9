import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { type Change, changeOf } from './change.ts'
import { changeSerde } from './change-codec.ts'

describe('changes as bytes', () => {
  const changes = changeSerde(serde.string())

  it.each<Change<string>>([
    changeOf('new', 'old'),
    changeOf<string>('new', null),
    changeOf<string>(null, 'old'),
    changeOf<string>(null, null),
    changeOf('', ''),
    changeOf<string>('late', null, false),
    changeOf('n'.repeat(70_000), 'ö'.repeat(40_000)),
  ])('come back as they were', (change) => {
    expect(changes.deserialize(Buffer.from(changes.serialize(change)))).toEqual(change)
  })

  it('that are cut off are refused', () => {
    const bytes = Buffer.from(changes.serialize(changeOf<string>('new', null)))
    for (const size of [3, bytes.length - 1])
      expect(() => changes.deserialize(bytes.subarray(0, size))).toThrow(
        expect.objectContaining({ code: 'INVALID_RECORD' }),
      )
  })
})
