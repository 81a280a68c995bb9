import { readFile } from 'node:fs/promises'
import { type Check, fail, ok, warn } from './check.ts'

const name = 'open files'
const enough = 65_536
const least = 1_024

/** How many files and sockets a process of this user may have open; undefined where the system does not say. Infinity: no limit. */
export async function descriptorLimit(): Promise<number | undefined> {
  try {
    // Node raises its own soft limit to the hard one when it starts.
    const match = /^Max open files +\S+ +(\S+)/m.exec(await readFile('/proc/self/limits', 'utf8'))
    return match?.[1] === 'unlimited' ? Number.POSITIVE_INFINITY : numberOf(match?.[1])
  } catch {
    // Not Linux: the report of the process has it, at the price of some time.
    const report = process.report.getReport() as { userLimits?: { open_files?: { hard?: number | string } } }
    const hard = report.userLimits?.open_files?.hard
    return hard === 'unlimited' ? Number.POSITIVE_INFINITY : numberOf(hard)
  }
}

function numberOf(value: number | string | undefined): number | undefined {
  const number = Number(value)
  return value === undefined || Number.isNaN(number) ? undefined : number
}

/** Each partition and connection of a broker needs some. */
export function checkDescriptors(limit: number | undefined): Check {
  if (limit === undefined) return warn(name, 'this system does not say how many', remedy)
  if (limit === Number.POSITIVE_INFINITY) return ok(name, 'no limit')
  const found = `${limit.toLocaleString('en-US')} at most`
  if (limit >= enough) return ok(name, found)
  return limit < least
    ? fail(name, `${found}: too few for a broker`, remedy)
    : warn(name, `${found}: thousands of partitions and connections need more`, remedy)
}

const remedy = `raise it to ${enough}: \`ulimit -Hn ${enough}\`, or LimitNOFILE=${enough} in the unit of systemd`
