import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import { sinkRecord } from '@millrace/connect'
import { fileStreamSink } from '@millrace/connector-file'
import { expect, test } from 'vitest'
import { TmpfsDisk } from '../../faults/src/tmpfs-disk.ts'

const { signal } = new AbortController()

test('a line that a full disk had no room for is there whole once there is room', async () => {
  const disk = TmpfsDisk.create(1)
  try {
    mkdirSync(disk.data)
    const file = join(disk.data, 'out.txt')
    const task = await fileStreamSink.open({
      connector: 'c',
      task: 0,
      key: '0',
      signal,
      logger: silentLogger,
      config: { file },
    })
    const lineOf = (offset: number) => `${offset} `.repeat(2000)
    const record = (offset: number) =>
      sinkRecord({ topic: 't', partition: 0, offset, value: { schema: null, value: lineOf(offset) } })
    expect(await task.write([record(0)], signal)).toEqual([{ kind: 'ok' }])
    disk.fill()
    let offset = 0
    let kind = 'ok'
    while (kind === 'ok' && offset < 1000) kind = (await task.write([record((offset += 1))], signal))[0]?.kind ?? ''
    expect(kind).toBe('retry')
    disk.makeRoom()
    expect(await task.write([record(offset), record(offset + 1)], signal)).toEqual([{ kind: 'ok' }, { kind: 'ok' }])
    expect(await task.flush?.()).toEqual([{ topic: 't', partition: 0, offset: offset + 2 }])
    await task.close?.()
    const lines = readFileSync(file, 'utf8').split('\n')
    for (let each = 0; each <= offset + 1; each++) expect(lines).toContain(lineOf(each))
    // Besides them: what there was room for of one, and nothing behind the last end.
    const others = lines.filter((line) => !line.endsWith(' ') || line !== lineOf(Number(line.split(' ')[0])))
    expect(others.length).toBeLessThanOrEqual(2)
    expect(others.at(-1)).toBe('')
  } finally {
    disk.remove()
  }
})
