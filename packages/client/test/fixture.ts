import { crc32cChecksum, silentLogger } from '@millrace/base'
import { FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import { ClusterClient } from '../src/client.ts'
import { FakeCluster } from './fake-cluster.ts'

/** A client on a fake clock over a fake cluster that has topic `t` with one partition and `six` with six. */
export function fixture(seed = 1): { clock: FakeClock; cluster: FakeCluster; client: ClusterClient } {
  const clock = new FakeClock()
  const cluster = new FakeCluster()
  cluster.addTopic('t')
  cluster.addTopic('six', 6)
  const ports = {
    clock,
    random: new SeededRandom(seed),
    network: new MemoryNetwork({ clock }),
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger: silentLogger,
  }
  return { clock, cluster, client: new ClusterClient('fake', cluster, ports, silentLogger) }
}

/** Text of `sizeBytes` bytes. */
export function filler(sizeBytes: number, character = 'x'): string {
  return character.repeat(sizeBytes)
}
