/** How a check came out: `warn` works, but not as it should; `fail` does not work. */
export type Verdict = 'ok' | 'warn' | 'fail'

/** What one check found. */
export interface Check {
  readonly name: string
  readonly verdict: Verdict
  readonly found: string
  /** What to do, unless all is well. */
  readonly remedy?: string
}

/** A check that needs to know nothing more. */
export function ok(name: string, found: string): Check {
  return { name, verdict: 'ok', found }
}

export function warn(name: string, found: string, remedy: string): Check {
  return { name, verdict: 'warn', found, remedy }
}

export function fail(name: string, found: string, remedy: string): Check {
  return { name, verdict: 'fail', found, remedy }
}
