import type { SourcePosition } from '@millrace/connect'
import { parseFingerprint } from '../files/fingerprint.ts'

/** Why a source of a folder could not go on at a position; undefined if it could. */
export function positionProblem({ partition, offset }: SourcePosition): string | undefined {
  if (typeof partition['file'] !== 'string') return "the partition is to have a 'file', its path in input.path"
  for (const name of ['position', 'line'] as const) {
    const value = offset[name]
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) continue
    return `the offset is to have a '${name}', a whole number from 0 on: take one that the source gave`
  }
  if (parseFingerprint(offset['fingerprint']) !== undefined) return undefined
  return "the offset is to have the 'fingerprint' that the source gave with it"
}
