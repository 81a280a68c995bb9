const unitMs: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 0.001, n: 0.000001 }
/** The header holds eight digits. */
const amountMax = 99_999_999

/** The `grpc-timeout` header in milliseconds; undefined if it is missing or is none. */
export function parseGrpcTimeout(header: string | string[] | undefined): number | undefined {
  const match = typeof header === 'string' ? /^(\d{1,8})([HMSmun])$/.exec(header) : null
  const unit = unitMs[match?.[2] ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}

/** The `grpc-timeout` header for so many milliseconds, rounded up; what it can't hold is the most that it can. */
export function formatGrpcTimeout(timeoutMs: number): string {
  const ms = Math.max(0, Math.ceil(timeoutMs))
  return ms <= amountMax ? `${ms}m` : `${Math.min(amountMax, Math.ceil(ms / 1_000))}S`
}
