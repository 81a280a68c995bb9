import { asDirectoryId, type DirectoryId } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { ClusterImage } from '../image/cluster-image.ts'
import { changeDirectories } from './change-directories.ts'
import { createPartitions } from './create-partitions.ts'
import { createTopics } from './create-topics.ts'
import type { Decision } from './decision.ts'
import { deleteTopics } from './delete-topics.ts'
import { joinBroker } from '../../test/join-broker.ts'

const [a, b, c] = ['AAAAAAAAAAAAAAAAAAAABg', 'AAAAAAAAAAAAAAAAAAAABw', 'AAAAAAAAAAAAAAAAAAAACA'].map(asDirectoryId) as [
  DirectoryId,
  DirectoryId,
  DirectoryId,
]

function clusterWith(directories: readonly DirectoryId[]) {
  const image = new ClusterImage()
  const take = <Response>({ records, response }: Decision<Response>): Response => {
    for (const record of records) image.replay(record)
    return response
  }
  const own = { nodeId: 1, incarnationId: 'AAECAwQFBgcICQoLDA0ODw', endpoints: [], directories }
  const epoch = joinBroker(image, own, { nextOffset: 1 })
  const context = { random: new SeededRandom(1), partitionsDefault: 1, replicationFactorDefault: 1 }
  return {
    image,
    epoch,
    take,
    create: (...topics: [name: string, partitions: number][]) =>
      take(createTopics(image, { topics: topics.map(([name, partitions]) => ({ name, partitions })) }, context)),
    where: (name: string) => [...(image.topic(name)?.partitions.values() ?? [])].map(({ directories: [at] }) => at),
  }
}

describe('a new partition', () => {
  it('goes to the directory that has the fewest, also of one request, and the first named of several such', () => {
    const { create, where, take, image } = clusterWith([a, b, c])
    create(['x', 4], ['y', 2])
    expect([where('x'), where('y')]).toEqual([
      [a, b, c, a],
      [b, c],
    ])
    take(deleteTopics(image, { names: ['x'] }))
    create(['z', 2])
    expect(where('z')).toEqual([a, a])
    take(createPartitions(image, { topics: [{ name: 'z', totalCount: 5 }] }))
    expect(where('z')).toEqual([a, a, b, c, a])
  })

  it('goes nowhere else while a directory is out of service, and there again after the next start', () => {
    const { create, where, take, image, epoch } = clusterWith([a, b])
    take(changeDirectories(image, { nodeId: 1, brokerEpoch: epoch, directories: [b] }))
    expect(changeDirectories(image, { nodeId: 1, brokerEpoch: epoch, directories: [b] }).records).toEqual([])
    create(['x', 3])
    expect(where('x')).toEqual([b, b, b])
    const own = { nodeId: 1, incarnationId: 'EAECAwQFBgcICQoLDA0ODw', endpoints: [], directories: [a, b] }
    joinBroker(image, own, { nextOffset: 9 })
    create(['y', 2])
    expect(where('y')).toEqual([a, a])
  })
})

it('an older run of a broker has no say in its directories', () => {
  const { image, epoch } = clusterWith([a, b])
  const change = () => changeDirectories(image, { nodeId: 1, brokerEpoch: epoch - 1, directories: [b] })
  expect(change).toThrow(expect.objectContaining({ code: 'STALE_BROKER_EPOCH' }) as Error)
})
