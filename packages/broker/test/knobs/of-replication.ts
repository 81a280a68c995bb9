import { MemoryDisk, type TopicId } from '@millrace/base'
import { type ClusterImage, resolveTopicConfig } from '@millrace/metadata'
import { ReplicaCluster } from '../replicas/replica-cluster.ts'
import type { ReplicaSettings } from '../replicas/replica-node.ts'
import type { Observation, Observations, World } from './observation.ts'
import { Gate, WatchedDisk } from './watched-disk.ts'

/** What is seen among three brokers that replicate, with the keys as they would be started with. */
const among = (
  values: readonly [string, string],
  sees: readonly [unknown, unknown],
  look: (cluster: ReplicaCluster) => Promise<unknown>,
): Observation => ({
  values,
  sees,
  look: async (world) => {
    const cluster = await ReplicaCluster.start({}, { ...world.settings(), minInsyncReplicas: 2 })
    try {
      return await look(cluster)
    } finally {
      await cluster.stop()
    }
  },
})

function send(cluster: ReplicaCluster, topicId: TopicId): void {
  // Whether it is acknowledged is not what is looked at.
  cluster.produce(cluster.leader(topicId), 'a').catch(() => undefined)
}

/** How much a new replica has within ten seconds, of 60 batches that have 80 bytes at least. */
async function filled(throttle: Partial<ReplicaSettings>): Promise<string> {
  // Little is on its way at once.
  const cluster = await ReplicaCluster.start(
    {},
    { replicaFetchResponseMaxBytes: 100, minInsyncReplicas: 1, ...throttle },
  )
  try {
    const topicId = await cluster.topic([1, 2])
    await cluster.kill(2)
    for (let count = 0; count < 60; count++) send(cluster, topicId)
    await cluster.run(100)
    await cluster.startNode(2)
    await cluster.run(10_000)
    return cluster.node(2).find(topicId).logEndOffset === 60 ? 'all' : 'a part'
  } finally {
    await cluster.stop()
  }
}

/** As the cluster has it, for one broker or for all. */
const configOf = (image: ClusterImage, key: string): string | undefined => image.brokerConfigs('')[key]

/** What a broker has as the config of a topic that it makes. */
async function topicConfigIn(world: World) {
  const fixture = await world.start()
  await fixture.createTopic('t', { configs: world.topicConfigs })
  return resolveTopicConfig(fixture.broker.inspect().image.topicConfigs('t')).config
}

/** How replicas of a topic are kept alike. */
export const topicReplicationObservations: Observations = {
  'follower.replication.throttled.replicas': {
    values: ['0:2,1:1', '0:1'],
    sees: ['a part', 'all'],
    look: async (world) => {
      const throttledFollowers = (await topicConfigIn(world)).followerReplicationThrottledReplicas
      return filled({ followerReplicationThrottledRate: 100, throttledFollowers })
    },
  },
  'leader.replication.throttled.replicas': {
    values: ['0:1,1:2', '0:2'],
    sees: ['a part', 'all'],
    look: async (world) => {
      const throttledLeaders = (await topicConfigIn(world)).leaderReplicationThrottledReplicas
      return filled({ leaderReplicationThrottledRate: 100, throttledLeaders })
    },
  },
}

/** How replicas are kept alike. */
export const replicationObservations: Observations = {
  'follower.replication.throttled.rate': {
    values: ['100', '1000000'],
    sees: ['a part', 'all'],
    look: async (world) => {
      const { image } = (await world.start()).broker.inspect()
      const altered = configOf(image, 'follower.replication.throttled.rate')
      const rate = Number(altered ?? world.settings().followerReplicationThrottledRate)
      return filled({ followerReplicationThrottledRate: rate, throttledFollowers: ['*'] })
    },
  },
  'leader.replication.throttled.rate': {
    values: ['100', '1000000'],
    sees: ['a part', 'all'],
    look: async (world) => {
      const { image } = (await world.start()).broker.inspect()
      const altered = configOf(image, 'leader.replication.throttled.rate')
      const rate = Number(altered ?? world.settings().leaderReplicationThrottledRate)
      return filled({ leaderReplicationThrottledRate: rate, throttledLeaders: ['*'] })
    },
  },
  'replica.fetch.backoff.ms': among(['100', '3600000'], [true, false], async (cluster) => {
    const topicId = await cluster.topic()
    cluster.network.cut('b:9001')
    await cluster.run(600_000)
    cluster.network.heal('b:9001')
    send(cluster, topicId)
    await cluster.run(1_000)
    return (await cluster.values(2, topicId)).length === 1
  }),
  'replica.fetch.response.max.bytes': among(['1', '1000000'], [1, 10], async (cluster) => {
    const topicId = await cluster.topic([1, 2])
    await cluster.kill(2)
    for (let count = 0; count < 10; count++) send(cluster, topicId)
    const gate = new Gate()
    const disk = new WatchedDisk(new MemoryDisk(), (call) =>
      call.operation === 'write' && /t0-0.*\.log$/.test(call.path) ? gate.wait(call) : undefined,
    )
    const node = await cluster.startNode(2, disk)
    await cluster.run(1_000)
    const { nextOffset } = node.find(topicId).log
    gate.open()
    return nextOffset
  }),
  'replica.high.watermark.checkpoint.interval.ms': among(['1000', '100000'], [true, false], async (cluster) => {
    const topicId = await cluster.topic()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    await cluster.run(5_000)
    const entries = await cluster.node(1).disk.list('/data')
    return entries.some(({ name }) => name === 'replication-offset-checkpoint')
  }),
  'replica.lag.time.max.ms': among(
    ['5000', '60000'],
    [
      [1, 2],
      [1, 2, 3],
    ],
    async (cluster) => {
      const topicId = await cluster.topic()
      cluster.node(3).replication.close()
      send(cluster, topicId)
      await cluster.run(20_000)
      return cluster.isr(topicId)
    },
  ),
  'replica.selector.class': among(
    ['org.apache.kafka.common.replica.LeaderSelector', 'org.apache.kafka.common.replica.RackAwareReplicaSelector'],
    [undefined, 3],
    async (cluster) => {
      const topicId = await cluster.topic()
      await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
      await cluster.run()
      return cluster.node(1).replication.nearest(cluster.leader(topicId).led, 'rack 3', 0)
    },
  ),
}
