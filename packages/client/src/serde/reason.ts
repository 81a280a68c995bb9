import { limits } from '../limits.ts'

/** What an error of a serde says, cut to what a message can bear: libraries show whole schemas and values in theirs. */
export function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  return reason.length <= limits.serdeReasonCharsMax ? reason : `${reason.slice(0, limits.serdeReasonCharsMax)}...`
}

/** The first few of many problems as one text. */
export function joined(problems: readonly string[]): string {
  const left = problems.length - limits.serdeProblemsMax
  const shown = problems.slice(0, limits.serdeProblemsMax).join('; ')
  return left > 0 ? `${shown}; and ${left} more` : shown
}
