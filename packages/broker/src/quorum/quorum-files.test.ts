import { asClusterId, asDirectoryId, asNodeId, MemoryDisk } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { readQuorumProperties, writeQuorumProperties } from './quorum-properties.ts'
import { readQuorumState, writeQuorumState } from './quorum-state-file.ts'

const directoryId = asDirectoryId('AAECAwQFBgcICQoLDA0ODw')
const clusterId = asClusterId('EAECAwQFBgcICQoLDA0ODw')

async function folder(): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  await disk.makeDirectory('/d')
  return disk
}

async function spoil(disk: MemoryDisk, name: string): Promise<void> {
  const file = await disk.open(`/d/${name}`, 'write')
  await file.truncate(5)
  await file.close()
}

describe('term and vote', () => {
  it('are those of a new node where there is no file, and kept from then on', async () => {
    const disk = await folder()
    expect(await readQuorumState(disk, '/d')).toEqual({ term: 0, votedFor: undefined })
    const voted = { term: 5, votedFor: { nodeId: asNodeId(2), directoryId } }
    await writeQuorumState(disk, '/d', voted)
    expect(await readQuorumState(disk, '/d')).toEqual(voted)
    await writeQuorumState(disk, '/d', { term: 6, votedFor: undefined })
    expect(await readQuorumState(disk, '/d')).toEqual({ term: 6, votedFor: undefined })
  })

  it('are never guessed: a damaged file is refused by its name', async () => {
    const disk = await folder()
    await writeQuorumState(disk, '/d', { term: 5, votedFor: undefined })
    await spoil(disk, 'quorum-state')
    await expect(readQuorumState(disk, '/d')).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_UNUSABLE',
      context: { file: '/d/quorum-state' },
    })
  })
})

describe('the quorum of a directory', () => {
  it('is known with its voters once it was formatted; before that only the directory', async () => {
    const disk = await folder()
    expect(await readQuorumProperties(disk, '/d')).toBeUndefined()
    const fresh = { directoryId, formatted: undefined }
    await writeQuorumProperties(disk, '/d', fresh)
    expect(await readQuorumProperties(disk, '/d')).toEqual(fresh)
    const voters = [{ nodeId: 1, directoryId, host: 'h', port: 9094 }]
    const formatted = { directoryId, formatted: { clusterId, voters } }
    await writeQuorumProperties(disk, '/d', formatted)
    expect(await readQuorumProperties(disk, '/d')).toEqual(formatted)
  })

  it('is not guessed where the file is damaged', async () => {
    const disk = await folder()
    await writeQuorumProperties(disk, '/d', { directoryId, formatted: undefined })
    await spoil(disk, 'quorum.json')
    await expect(readQuorumProperties(disk, '/d')).rejects.toMatchObject({ code: 'DATA_DIRECTORY_UNUSABLE' })
  })
})
