import { InvalidArgumentError } from 'commander'

/** A commander option parser for an integer from `min` to `max`. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(
        max === Number.MAX_SAFE_INTEGER
          ? `It must be a whole number from ${min}.`
          : `It must be a whole number from ${min} to ${max}.`,
      )
    }
    return value
  }
}

const sizeUnits: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** A commander option parser for a size in bytes: `100`, `16k`, `1m`, `1g`, also with a B or iB after the unit. */
export function sizeInBytes(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const match = /^(\d+)([kmg]?)(?:i?b)?$/.exec(text.toLowerCase())
    const value = Number(match?.[1]) * (sizeUnits[match?.[2] ?? ''] ?? Number.NaN)
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(
        `It must be a size such as 100, 16k or 1m, from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`} bytes.`,
      )
    }
    return value
  }
}

/** A commander option parser that gathers `key=value`, repeated, in order. */
export function keyValue(text: string, before: readonly [string, string][] | undefined): [string, string][] {
  const equals = text.indexOf('=')
  if (equals < 1) throw new InvalidArgumentError('It must be written as key=value.')
  return [...(before ?? []), [text.slice(0, equals), text.slice(equals + 1)]]
}

/** A commander option parser that gathers texts, repeated, in order. */
export function repeated(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text]
}

/** A commander option parser for brokers' ids, `1,2,3`. */
export function nodeIdList(text: string): number[] {
  const nodeIds = text.split(',').map((each) => integer(0, 2_147_483_647)(each.trim()))
  const twice = nodeIds.find((nodeId, index) => nodeIds.indexOf(nodeId) !== index)
  if (twice !== undefined) throw new InvalidArgumentError(`It names broker ${twice} more than once.`)
  return nodeIds
}

/** A commander option parser for `host:port,host:port`. */
export function brokerList(text: string): string[] {
  const brokers = text.split(',').map((address) => address.trim())
  for (const address of brokers) {
    const port = Number(/^(?:\[[0-9a-fA-F:.]+\]|[^\s:/]+):(\d{1,5})$/.exec(address)?.[1])
    if (!(port >= 1 && port <= 65_535)) {
      throw new InvalidArgumentError(`'${address}' is not host:port, such as 127.0.0.1:9094.`)
    }
  }
  return brokers
}
