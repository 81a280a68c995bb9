import { millrace } from '@millrace/contracts'
import { expect, test } from 'vitest'
import { clusterInfoFrom } from './messages.ts'

const { DescribeClusterResponse, Node } = millrace.admin.v1

test('while no controller is known there is none, unless a broker has that number', () => {
  const described = (controllerId: number, ...nodeIds: readonly number[]): number =>
    clusterInfoFrom(
      new DescribeClusterResponse({
        clusterId: 'c',
        controllerId,
        nodes: nodeIds.map((nodeId) => new Node({ nodeId, host: 'h', port: 1 })),
      }),
    ).controllerId
  expect(described(2, 1, 2)).toBe(2)
  expect(described(0, 1, 2)).toBe(-1)
  expect(described(0, 0, 1)).toBe(0)
})
