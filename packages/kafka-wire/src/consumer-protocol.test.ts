import { expect, it } from 'vitest'
import {
  decodeConsumerAssignment,
  decodeConsumerSubscription,
  encodeConsumerAssignment,
  encodeConsumerSubscription,
} from './consumer-protocol.ts'

const ownedPartitions = [{ topic: 'orders', partitions: [0, 2] }]
const subscription = {
  topics: ['orders'],
  userData: Buffer.from('u'),
  ownedPartitions,
  generationId: 4,
  rackId: 'a',
}

it('a version stands before the body', () => {
  expect(encodeConsumerSubscription({ topics: ['t'] }, 1).toString('hex')).toBe(
    '0001' + '00000001' + '000174' + 'ffffffff' + '00000000',
  )
  expect(encodeConsumerAssignment({ assignedPartitions: [] }, 0).toString('hex')).toBe('0000' + '00000000' + 'ffffffff')
})

it('what is said is read, and old versions leave out what they do not know', () => {
  expect(decodeConsumerSubscription(encodeConsumerSubscription(subscription))).toEqual(subscription)
  expect(decodeConsumerSubscription(encodeConsumerSubscription(subscription, 1))).toEqual({
    ...subscription,
    generationId: -1,
    rackId: null,
  })
  const assignment = { assignedPartitions: ownedPartitions, userData: null }
  expect(decodeConsumerAssignment(encodeConsumerAssignment(assignment))).toEqual(assignment)
})

it('of a newer version the known fields are read', () => {
  const bytes = Buffer.concat([encodeConsumerSubscription(subscription), Buffer.from('more')])
  bytes.writeInt16BE(9, 0)
  expect(decodeConsumerSubscription(bytes)).toEqual(subscription)
})

it.each([
  ['', /ConsumerProtocolSubscription: it begins with no version/],
  ['ffff', /it begins with no version/],
  ['0000' + '00000001', /of version 0 at topics: 1 elements need 2 bytes or more, 0 are left/],
  ['0000' + '00000000' + 'ffffffff' + '00', /1 bytes are left over/],
])('%s is refused', (hex, message) => {
  expect(() => decodeConsumerSubscription(Buffer.from(hex, 'hex'))).toThrow(message)
})
