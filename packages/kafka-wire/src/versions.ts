import { assert, present } from '@millrace/base'

/** A range of versions, both ends included; empty if `least` is greater than `greatest`. */
export interface VersionRange {
  readonly least: number
  readonly greatest: number
}

const versionMax = 0x7fff
const form = /^(\d+)(?:(\+)|-(\d+))?$/

/** Parses Kafka's way to write versions: `3`, `0-2`, `4+`, `none`. */
export function parseVersions(text: string): VersionRange {
  if (text === 'none') return { least: 1, greatest: 0 }
  const match = form.exec(text)
  assert(match !== null, `'${text}' is not a range of versions`)
  const least = Number(present(match[1], 'the form has a first number'))
  const greatest = match[2] === '+' ? versionMax : Number(match[3] ?? least)
  assert(least <= greatest, `'${text}' is an empty range of versions`)
  return { least, greatest }
}

/** Whether `version` is one of the range. */
export function inRange(range: VersionRange, version: number): boolean {
  return version >= range.least && version <= range.greatest
}
