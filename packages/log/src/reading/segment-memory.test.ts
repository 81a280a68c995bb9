import { expect, it } from 'vitest'
import { Segment } from '../segment.ts'
import { SegmentMemory } from './segment-memory.ts'

it('what was used longest ago goes first, once there is more than may be kept; what is used now stays', () => {
  const dropped: number[] = []
  const memory = new SegmentMemory(100, ({ baseOffset }) => dropped.push(baseOffset))
  const [a, b, c] = [0, 1, 2].map((base) => new Segment('/data', base, 0)) as [Segment, Segment, Segment]
  memory.touch(a, 50)
  memory.touch(b, 50)
  memory.touch(a, 40)
  expect([memory.sizeBytes, dropped]).toEqual([90, []])
  memory.touch(c, 30)
  expect([memory.sizeBytes, dropped]).toEqual([70, [1]])
  memory.touch(b, 500)
  expect([memory.sizeBytes, dropped]).toEqual([500, [1, 0, 2]])
  memory.forget(b)
  memory.forget(b)
  expect([memory.sizeBytes, dropped]).toEqual([0, [1, 0, 2]])
})
