import { asDirectoryId, asNodeId, MemoryDisk } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { metadataRecord } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { batchPorts } from '../../test/batches.ts'
import { SnapshotFiles } from './snapshot-files.ts'

const voters = [
  {
    nodeId: asNodeId(1),
    directoryId: asDirectoryId('AAECAwQFBgcICQoLDA0ODw'),
    endpoints: [{ name: 'MILLRACE', host: 'h', port: 9094 }],
  },
]
const records = Array.from({ length: 2_500 }, (_, index) =>
  metadataRecord('FeatureLevelRecord', { name: `feature-${index}`, featureLevel: 1 }),
)

async function files() {
  const disk = new MemoryDisk()
  await disk.makeDirectory('/m')
  return { disk, snapshots: new SnapshotFiles('/m', { disk, clock: new FakeClock(), ...batchPorts }) }
}

describe('a snapshot of the metadata', () => {
  it('is found again whole, under the name that Kafka gives it', async () => {
    const { disk, snapshots } = await files()
    const meta = await snapshots.save({ endOffset: 42, term: 7, voters }, records)
    expect((await disk.list('/m')).map(({ name }) => name)).toEqual(['00000000000000000042-0000000007.checkpoint'])
    const { all, newest, damaged } = await snapshots.load()
    expect([all, damaged]).toEqual([[meta], []])
    expect(newest).toEqual({ meta, records })
  })

  it('arrives at another node chunk by chunk, and counts only if it is what was sent', async () => {
    const sender = await files()
    const receiver = await files()
    const snapshot = await sender.snapshots.save({ endOffset: 42, term: 7, voters }, records)
    const half = Math.floor(snapshot.sizeBytes / 2)
    for (const [position, sizeBytes] of [
      [0, half],
      [half, snapshot.sizeBytes - half],
    ] as const) {
      const bytes = (await sender.snapshots.readChunk(snapshot, position, sizeBytes)) ?? new Uint8Array()
      await receiver.snapshots.writeChunk({ snapshot, position, bytes, last: position > 0 })
    }
    expect(await receiver.snapshots.finish({ ...snapshot, checksum: snapshot.checksum ^ 1 })).toBe(false)
    expect((await receiver.snapshots.load()).all).toEqual([])
  })

  it('that was received whole is one of the receiver', async () => {
    const sender = await files()
    const receiver = await files()
    const snapshot = await sender.snapshots.save({ endOffset: 42, term: 7, voters }, records)
    const bytes = (await sender.snapshots.readChunk(snapshot, 0, snapshot.sizeBytes)) ?? new Uint8Array()
    await receiver.snapshots.writeChunk({ snapshot, position: 0, bytes, last: true })
    expect(await receiver.snapshots.finish(snapshot)).toBe(true)
    expect(await receiver.snapshots.records(snapshot)).toEqual(records)
  })

  it('that is damaged is not used, and an older whole one is', async () => {
    const { disk, snapshots } = await files()
    const old = await snapshots.save({ endOffset: 1, term: 1, voters }, records.slice(0, 1))
    await snapshots.save({ endOffset: 42, term: 7, voters }, records)
    const file = await disk.open('/m/00000000000000000042-0000000007.checkpoint', 'write')
    await file.write(5_000, [Buffer.from('rot')])
    await file.close()
    const { all, newest, damaged } = await snapshots.load()
    expect(all).toEqual([old])
    expect(newest?.meta).toEqual(old)
    expect(damaged).toEqual(['00000000000000000042-0000000007.checkpoint'])
  })

  it('that is gone can not be read', async () => {
    const { snapshots } = await files()
    const meta = await snapshots.save({ endOffset: 42, term: 7, voters }, records)
    await snapshots.remove(meta)
    expect(await snapshots.readChunk(meta, 0, 10)).toBeUndefined()
  })
})
