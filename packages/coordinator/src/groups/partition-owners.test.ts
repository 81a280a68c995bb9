import { asTopicId } from '@millrace/base'
import { expect, test } from 'vitest'
import { PartitionOwners } from './partition-owners.ts'

const topic = asTopicId('AAAAAQAAAAAAAAAAAAAAAA')

test('a partition has the owner that was set last, until that one releases it', () => {
  const owners = new PartitionOwners()
  owners.set(topic, 0, 'a')
  owners.set(topic, 0, 'b')
  owners.release(topic, 0, 'a')
  expect(owners.get(topic, 0)).toBe('b')
  owners.release(topic, 0, 'b')
  expect(owners.get(topic, 0)).toBeUndefined()
})

test('what is set and released above others leaves these as they are', () => {
  const below = new PartitionOwners()
  below.set(topic, 0, 'a')
  const above = new PartitionOwners(below)
  expect(above.get(topic, 0)).toBe('a')
  above.release(topic, 0, 'a')
  above.set(topic, 1, 'b')
  expect([above.get(topic, 0), above.get(topic, 1)]).toEqual([undefined, 'b'])
  expect([below.get(topic, 0), below.get(topic, 1)]).toEqual(['a', undefined])
})
