import type { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { checkNodeId, checkReassignments, namedPartitions, voterDirectory } from './cluster-admin.ts'

const invalid = expect.objectContaining({ code: 'INVALID_REQUEST' }) as StreamError

describe('numbers that can not be are refused before a broker is asked', () => {
  it.each([-1, 1.5, Number.NaN, 2 ** 31])('%d', (number) => {
    expect(() => checkNodeId(number)).toThrow(invalid)
    expect(() => checkReassignments([{ topic: 't', partition: 0, replicas: [1, number] }])).toThrow(invalid)
    expect(() => checkReassignments([{ topic: 't', partition: number, replicas: null }])).toThrow(invalid)
    expect(() => namedPartitions([{ topic: 't', partitions: [number] }])).toThrow(/a partition of t must be/)
  })
})

it('a topic without numbers is all of its partitions', () => {
  expect(namedPartitions([{ topic: 'a' }, { topic: 'b', partitions: [2] }])).toEqual([
    { topic: 'a', partitions: [] },
    { topic: 'b', partitions: [2] },
  ])
})

it("a voter's directory is an id, or the one that is known", () => {
  expect(voterDirectory({ nodeId: 1 })).toHaveLength(0)
  expect(voterDirectory({ nodeId: 1, directoryId: 'AAECAwQFBgcICQoLDA0ODw' })).toHaveLength(16)
  expect(() => voterDirectory({ nodeId: 1, directoryId: 'x' })).toThrow(/22 characters of URL-safe base64, not 'x'/)
})
