import { crc32cChecksum, silentLogger } from '@millrace/base'
import { CollectingEvents, FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import { ClusterClient, type ClusterClientOptions } from '../src/client.ts'
import { FakeCluster } from './fake-cluster.ts'

export interface Fixture {
  readonly clock: FakeClock
  readonly cluster: FakeCluster
  readonly events: CollectingEvents
  readonly client: ClusterClient
}

/** A client on a fake clock over a fake cluster that has topic `t` with one partition and `six` with six. */
export function fixture(seed = 1, options: ClusterClientOptions = {}): Fixture {
  const clock = new FakeClock()
  const cluster = new FakeCluster()
  const events = new CollectingEvents()
  cluster.addTopic('t')
  cluster.addTopic('six', 6)
  const ports = {
    clock,
    random: new SeededRandom(seed),
    network: new MemoryNetwork({ clock }),
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger: silentLogger,
    events,
  }
  return { clock, cluster, events, client: new ClusterClient('fake', cluster, ports, options) }
}

/** Text of `sizeBytes` bytes. */
export function filler(sizeBytes: number, character = 'x'): string {
  return character.repeat(sizeBytes)
}
