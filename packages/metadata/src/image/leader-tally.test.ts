import { expect, it } from 'vitest'
import { TestCluster } from '../../test/cluster-of.ts'
import { electLeaders } from '../decisions/leaders/elect-leaders.ts'

it('elections and changes of the ISR are counted for the broker that leads after them', () => {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([[1, 2, 3]])
  expect(cluster.image.leaderTally(1)).toEqual({ elections: 0, uncleanElections: 0, isrShrinks: 0, isrExpands: 0 })
  cluster.fence(3)
  cluster.join(3)
  cluster.alter([1, 2, 3])
  expect(cluster.image.leaderTally(1)).toEqual({ elections: 0, uncleanElections: 0, isrShrinks: 1, isrExpands: 1 })
  cluster.fence(1)
  expect(cluster.image.leaderTally(2)).toMatchObject({ elections: 1, uncleanElections: 0, isrShrinks: 1 })
  cluster.alter([2])
  cluster.fence(2)
  cluster.take(electLeaders(cluster.image, { election: 'unclean' }, {}))
  expect(cluster.image.leaderTally(3)).toMatchObject({ elections: 1, uncleanElections: 1 })
})
