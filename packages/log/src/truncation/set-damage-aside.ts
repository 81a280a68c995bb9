import { isStreamError } from '@millrace/base'
import { damagedSuffix, pathOf } from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { damagedCopiesMax, damagedCopySizeBytesMax } from '../limits.ts'
import type { LogState } from '../log-state.ts'
import type { CorruptRange } from '../reading/corrupt-ranges.ts'
import { copyRange } from '../recovery/copy-range.ts'

/**
 * Keeps what is damaged before it is cut off: each range in a file of its own, `<segment>-<byte>.damaged`, for whoever wants to know what
 * happened to the disk. Bounded in number and size; what can't be read, or has no room, is not kept.
 */
export async function setDamageAside(log: LogState): Promise<void> {
  const { context, identity, corrupt } = log
  const ranges = corrupt.all.filter(({ position, resumePosition }) => resumePosition > position)
  if (ranges.length === 0) return
  const { disk, logger } = context.ports
  for (const range of ranges.slice(0, damagedCopiesMax)) await copyAside(log, range)
  const entries = await disk.list(identity.directory)
  const copies = entries.map(({ name }) => name).filter((name) => name.endsWith(damagedSuffix))
  // Names begin with a base offset of 20 digits.
  const old = copies.sort().slice(0, Math.max(0, copies.length - damagedCopiesMax))
  for (const name of old) await removeIfThere(disk, pathOf(identity.directory, name))
  // The copies must be found before the originals go.
  await disk.syncDirectory(identity.directory)
  const { topic, partition } = identity
  logger.warn(
    { topic, partition, directory: identity.directory, ranges: ranges.length },
    'what is damaged is set aside',
  )
}

async function copyAside({ context, identity }: LogState, { file, position, resumePosition }: CorruptRange) {
  const { ports, files, health } = context
  const segment = file.slice(file.lastIndexOf('/') + 1).replace(/\.log$/, '')
  const target = pathOf(identity.directory, `${segment}-${position}${damagedSuffix}`)
  const to = Math.min(resumePosition, position + damagedCopySizeBytesMax)
  try {
    await files.use(file, (source) => copyRange(ports.disk, source, position, to, target))
  } catch (error) {
    if (!isStreamError(error) || health.failure !== undefined) throw error
    ports.logger.warn({ file: target, err: error }, 'what is damaged could not be kept')
    await removeIfThere(ports.disk, target)
  }
}
