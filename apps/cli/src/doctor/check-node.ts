import { type Check, ok, warn } from './check.ts'

const name = 'Node.js'

/** Whether this version of Node.js is one that gets corrections. Older than the floor, no command runs at all. */
export function checkNode(version: string): Check {
  const major = Number(version.split('.')[0])
  if (major % 2 === 0) return ok(name, version)
  return warn(
    name,
    `${version}, of a line that is not supported for long`,
    `install a line with long-term support: ${major + 1} or ${major - 1}`,
  )
}
