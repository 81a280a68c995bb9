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

/** `1.5 GiB` */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`
}
