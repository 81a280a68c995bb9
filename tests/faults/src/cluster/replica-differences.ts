import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The segments of a replica, the oldest first. */
export function segmentsOf(data: string, topic: string, partition: number): string[] {
  const folder = path.join(data, `${topic}-${partition}`)
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'))
  return names.toSorted().map((name) => path.join(folder, name))
}

/** The beginning of a replica: its batches, wherever its segments begin. */
export function beginningOf(data: string, topic: string, partition: number, sizeBytes: number): Buffer {
  const parts: Buffer[] = []
  let length = 0
  for (const file of segmentsOf(data, topic, partition)) {
    if (length >= sizeBytes) break
    const part = readFileSync(file)
    parts.push(part)
    length += part.length
  }
  return Buffer.concat(parts).subarray(0, sizeBytes)
}

/** In what the replicas of a topic differ, in the data folders of brokers that have stopped; where segments begin does not count. */
export function replicaDifferences(folders: readonly string[], topic: string, partitions: number): string[] {
  const differences: string[] = []
  for (let partition = 0; partition < partitions; partition += 1) {
    const found = folders.map((data) => {
      const hash = createHash('sha256')
      let sizeBytes = 0
      for (const file of segmentsOf(data, topic, partition)) {
        const bytes = readFileSync(file)
        hash.update(bytes)
        sizeBytes += bytes.length
      }
      return `${sizeBytes} bytes, ${hash.digest('hex').slice(0, 8)}`
    })
    if (new Set(found).size > 1) differences.push(`partition ${partition}: ${found.join(' / ')}`)
  }
  return differences
}
