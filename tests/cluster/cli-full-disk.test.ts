import { type Disk, type DiskFile, MemoryDisk, type OpenMode, StreamError } from '@millrace/base'
import { parseBrokerConfig, startBroker } from '@millrace/broker'
import { connect } from '@millrace/client'
import { nodePorts } from '@millrace/node-io'
import { expect, test } from 'vitest'
import { Child, cliBin } from './support/spawn.ts'

/** A disk that is full while a test wants it to be. */
class FullDisk extends MemoryDisk implements Disk {
  isFull = false

  override async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await super.open(path, mode)
    const write = file.write.bind(file)
    return Object.assign(file, {
      write: async (position: number, buffers: readonly Uint8Array[]) => {
        if (this.isFull) throw new StreamError('DISK_FULL', `there is no room for ${path}`)
        await write(position, buffers)
      },
    })
  }
}

test('produce says that it waits for a full disk, and goes on when there is room', async () => {
  const disk = new FullDisk()
  const config = parseBrokerConfig({ 'log.dir': 'data', 'listener.port': 0 })
  const broker = await startBroker(config, { ...nodePorts(), disk })
  const address = `${broker.host}:${broker.port}`
  {
    await using client = await connect({ brokers: [address] })
    await client.admin().createTopic('kept')
    await client.producer().send('kept', { value: 'first' })
  }
  disk.isFull = true
  await using child = new Child(cliBin, ['topic', 'produce', 'kept', '--brokers', address], { input: 'second\n' })
  const said = await new Promise<string>((resolve) => {
    let text = ''
    child.process.stderr.on('data', (bytes: Buffer) => {
      text += bytes.toString()
      if (text.includes('it is tried again')) resolve(text)
    })
  })
  expect(said).toMatch(/^millrace: .*room.* \(DISK_FULL\); it is tried again$/m)
  disk.isFull = false
  expect(await child.ended).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^1 record acknowledged/) as string,
  })
  await broker.stop({ deadlineMs: 0 })
})
