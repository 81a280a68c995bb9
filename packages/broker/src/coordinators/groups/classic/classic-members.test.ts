import { crc32cChecksum, isStreamError } from '@millrace/base'
import { plainCompression, SeededRandom } from '@millrace/base/testing'
import type { JoinAnswer, SyncAnswer } from '@millrace/coordinator'
import { heartbeatRequest, joinGroupRequest, leaveGroupRequest, syncGroupRequest } from '@millrace/kafka-wire'
import { groupOffsetsTopic, resolveBrokerConfig } from '@millrace/metadata'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ReplicaCluster } from '../../../../test/replicas/replica-cluster.ts'
import { Faults } from '../../../lifecycle/faults.ts'
import { GroupCoordinators } from '../group-coordinators.ts'

let cluster: ReplicaCluster
let coordinators: ReadonlyMap<number, GroupCoordinators>

beforeEach(async () => {
  cluster = await ReplicaCluster.start()
  await cluster.topic([1, 2, 3], groupOffsetsTopic)
  coordinators = new Map([1, 2].map((nodeId) => [nodeId, coordinatorsOf(nodeId)]))
  await cluster.run()
})

afterEach(async () => cluster.stop())

function coordinatorsOf(nodeId: number): GroupCoordinators {
  const { image, partitions, logger, clock } = cluster.node(nodeId)
  const { settings } = resolveBrokerConfig({})
  return new GroupCoordinators({
    nodeId,
    image,
    partitions,
    clock,
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger,
    faults: new Faults(logger, (error) => {
      throw error
    }),
    settings: () => settings,
    random: new SeededRandom(nodeId),
    verifyTransaction: async () => undefined,
  })
}

const classicOf = (nodeId = 1) => {
  const found = coordinators.get(nodeId)
  if (found === undefined) throw new Error(`broker ${nodeId} coordinates nothing`)
  return found.classic
}

/** What a request came to by now: its answer, the code of its error, or that it waits. */
function watch<Answer>(request: Promise<Answer>): { now: Answer | string } {
  const watched: { now: Answer | string } = { now: 'waits' }
  request.then(
    (answer) => {
      watched.now = answer
    },
    (error: unknown) => {
      watched.now = isStreamError(error) ? error.code : String(error)
    },
  )
  return watched
}

/** A member that joins, in the version before ids are given first unless another is named. */
function join(memberId = '', { nodeId = 1, version = 3 } = {}): { now: JoinAnswer | string } {
  const request = joinGroupRequest.complete({
    groupId: 'g',
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 20_000,
    memberId,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: Buffer.from('r') }],
  })
  return watch(classicOf(nodeId).join(request, { clientId: 'app', clientHost: '/10.0.0.1', version }))
}

function sync(memberId: string, generationId: number, assigned: readonly string[] = []): { now: SyncAnswer | string } {
  const assignments = assigned.map((each) => ({ memberId: each, assignment: Buffer.from(`for ${each}`) }))
  return watch(classicOf().sync(syncGroupRequest.complete({ groupId: 'g', generationId, memberId, assignments })))
}

const heartbeat = (memberId: string, generationId: number, nodeId = 1) =>
  watch(classicOf(nodeId).heartbeat(heartbeatRequest.complete({ groupId: 'g', generationId, memberId })))

function joined({ now }: { now: JoinAnswer | string }): JoinAnswer {
  if (typeof now === 'string') throw new Error(`it ${now}`)
  return now
}

const assigned = ({ now }: { now: SyncAnswer | string }): string =>
  typeof now === 'string' ? now : String(Buffer.from(now.assignment))

/** Two members in their first generation, the first of which leads. */
async function two(): Promise<readonly [string, string]> {
  const requests = [join(), join()]
  await cluster.run(3_100)
  const [first, second] = requests.map(joined)
  if (first === undefined || second === undefined) throw new Error('both joined')
  expect([first.leader, first.members.length, second.members.length]).toEqual([first.memberId, 2, 0])
  const waiting = sync(second.memberId, 1)
  await cluster.run(100)
  expect(waiting.now).toBe('waits')
  const leading = sync(first.memberId, 1, [first.memberId, second.memberId])
  await cluster.run(500)
  expect([assigned(leading), assigned(waiting)]).toEqual([`for ${first.memberId}`, `for ${second.memberId}`])
  expect(classicOf().waiting).toBe(0)
  return [first.memberId, second.memberId]
}

it('members that wait for each other are answered once what was decided is committed', async () => {
  const [first, second] = await two()
  expect([first.slice(0, 4), second.slice(0, 4)]).toEqual(['app-', 'app-'])
  const beat = heartbeat(second, 1)
  await cluster.run(10)
  expect(beat.now).toBeUndefined()
  const left = watch(
    classicOf().leave(leaveGroupRequest.complete({ groupId: 'g', members: [{ memberId: second }, { memberId: 'x' }] })),
  )
  await cluster.run(500)
  expect(left.now).toMatchObject([{ memberId: second }, { memberId: 'x', error: { code: 'UNKNOWN_MEMBER_ID' } }])
  const called = heartbeat(first, 1)
  await cluster.run(10)
  expect(called.now).toBe('REBALANCE_IN_PROGRESS')
  // As clients of old say it.
  const last = watch(classicOf().leave(leaveGroupRequest.complete({ groupId: 'g', memberId: first })))
  await cluster.run(500)
  expect(last.now).toEqual([{ memberId: first, groupInstanceId: null }])
})

it('a client of today is told the id to join with first', async () => {
  const named = watch(
    classicOf()
      .join(
        joinGroupRequest.complete({
          groupId: 'g',
          sessionTimeoutMs: 10_000,
          memberId: '',
          protocolType: 'consumer',
          protocols: [{ name: 'range', metadata: Buffer.from('r') }],
        }),
        { clientId: 'app', clientHost: '/h', version: 9 },
      )
      .catch((error: unknown) => (isStreamError(error) ? String(error.context['memberId']) : error)),
  )
  await cluster.run(10)
  const request = join(String(named.now), { version: 9 })
  await cluster.run(3_100)
  expect(joined(request).memberId).toBe(named.now)
})

it('what is decided is not told while too few replicas have it', async () => {
  const [first, second] = await two()
  const rejoining = [join(first), join(second)]
  await cluster.run(100)
  const generation = joined(rejoining[0] ?? { now: 'is missing' }).generationId
  expect(generation).toBe(2)
  const waiting = sync(second, 2)
  await cluster.run(10)
  await cluster.kill(2)
  await cluster.kill(3)
  const leading = sync(first, 2, [first, second])
  await cluster.run(100)
  expect([leading.now, waiting.now]).toEqual(['COORDINATOR_NOT_AVAILABLE', 'waits'])
  // Nothing came of it: once replicas are back the leader says it again, and both have it.
  await cluster.startNode(2)
  await cluster.startNode(3)
  await cluster.run(2_000)
  const again = sync(first, 2, [first, second])
  await cluster.run(2_000)
  expect([assigned(again), assigned(waiting)]).toEqual([`for ${first}`, `for ${second}`])
})

it('who waits is sent on when another broker coordinates, which has the last generation', async () => {
  const [first, second] = await two()
  const waiting = join(first)
  await cluster.run(10)
  expect([waiting.now, classicOf().waiting]).toEqual(['waits', 1])
  const elsewhere = join(first, { nodeId: 2 })
  await cluster.run(10)
  expect(elsewhere.now).toBe('NOT_COORDINATOR')
  const topic = cluster.image.topic(groupOffsetsTopic)
  if (topic === undefined) throw new Error('there is one')
  await cluster.elect(topic.id, 2, [1, 2, 3])
  await cluster.run(500)
  expect([waiting.now, classicOf().waiting]).toEqual(['NOT_COORDINATOR', 0])
  const beats = [heartbeat(first, 1, 2), heartbeat(second, 1, 2), heartbeat(first, 2, 2)]
  await cluster.run(100)
  expect(beats.map(({ now }) => now)).toEqual([undefined, undefined, 'ILLEGAL_GENERATION'])
})
