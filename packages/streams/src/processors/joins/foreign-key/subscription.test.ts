import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { codecOf } from '../../../stores/codec.ts'
import { combinedKeySerde, foreignKeyPrefix } from './combined-key.ts'
import { murmur3 } from './murmur3.ts'
import { instructions, subscriptionResponseSerde, subscriptionSerde } from './subscription.ts'

const text = serde.string()
const hash = murmur3(Buffer.from('row'))

describe('a subscription as bytes', () => {
  const subscriptions = codecOf(subscriptionSerde(text))

  it('comes back as it was', () => {
    for (const instruction of Object.values(instructions)) {
      for (const each of [hash, null]) {
        const subscription = { hash: each, instruction, primaryKey: 'ä', primaryPartition: 300 }
        expect(subscriptions.decode(subscriptions.encode(subscription))).toEqual(subscription)
      }
    }
  })

  it('has the layout of KIP-213 and KIP-775', () => {
    const bytes = subscriptions.encode({ hash: null, instruction: 2, primaryKey: 'k', primaryPartition: 258 })
    expect([...bytes]).toEqual([0x81, 2, 0x6b, 0, 0, 1, 2])
  })

  it('of another version or with another instruction is refused', () => {
    for (const bytes of [
      [0x82, 2, 0x6b, 0, 0, 0, 0],
      [0x81, 9, 0x6b, 0, 0, 0, 0],
    ]) {
      expect(() => subscriptions.decode(Uint8Array.from(bytes))).toThrow(
        expect.objectContaining({ code: 'INVALID_RECORD' }),
      )
    }
  })
})

it('an answer comes back as it was, also an empty value, which is not none', () => {
  const answers = codecOf(subscriptionResponseSerde(text))
  for (const each of [hash, null]) {
    for (const foreignValue of ['row', '', null]) {
      const answer = answers.decode(answers.encode({ hash: each, foreignValue, primaryPartition: 3 }))
      expect(answer).toEqual({ hash: each, foreignValue, primaryPartition: -1 })
    }
  }
})

it('subscriptions to one foreign key lie together, and no others among them', () => {
  const keys = codecOf(combinedKeySerde(text, text))
  const prefix = foreignKeyPrefix(codecOf(text), 'a')
  const begins = (foreignKey: string, primaryKey: string): boolean =>
    Buffer.from(keys.encode({ foreignKey, primaryKey })).subarray(0, prefix.length).equals(prefix)
  expect([begins('a', ''), begins('a', 'x'), begins('aa', ''), begins('', 'a')]).toEqual([true, true, false, false])
  expect(keys.decode(keys.encode({ foreignKey: 'ä', primaryKey: '' }))).toEqual({ foreignKey: 'ä', primaryKey: '' })
})
