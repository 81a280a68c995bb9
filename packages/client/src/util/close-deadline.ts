import { checkKnown, optionNames } from '@millrace/base'
import type { CloseOptions } from '../producer/types.ts'
import { checkMs } from './check-options.ts'

const closeDeadlineMs = 30_000
const known = optionNames<CloseOptions>({ deadlineMs: true })

/** How long closing may take. Throws INVALID_CONFIG for an option that there is not, or that makes no sense. */
export function closeDeadline(what: string, options: CloseOptions): number {
  checkKnown(`closing ${what}`, options, known)
  const { deadlineMs = closeDeadlineMs } = options
  checkMs('deadlineMs', deadlineMs, 0)
  return deadlineMs
}
