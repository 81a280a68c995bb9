import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Logger } from '@millrace/base'

/** The same numbers by address: a host name counts for each address that it has. One that can't be looked up is told, and left out. */
export async function resolveOverrides(
  overrides: ReadonlyMap<string, number>,
  logger: Logger,
): Promise<ReadonlyMap<string, number>> {
  const resolved = new Map<string, number>()
  for (const [name, count] of overrides) {
    for (const address of await addressesOf(name, logger)) resolved.set(address, count)
  }
  return resolved
}

async function addressesOf(name: string, logger: Logger): Promise<string[]> {
  if (isIP(name) !== 0) return [name]
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address)
  } catch (error) {
    logger.warn({ host: name, err: error }, 'a host of max.connections.per.ip.overrides is unknown and does not count')
    return []
  }
}
