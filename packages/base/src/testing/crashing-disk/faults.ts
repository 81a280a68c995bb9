import type { ErrorCode } from '../../error-codes.ts'

/** What a disk is asked to do. */
export type DiskOperation =
  | 'open'
  | 'list'
  | 'makeDirectory'
  | 'rename'
  | 'remove'
  | 'removeDirectory'
  | 'syncDirectory'
  | 'freeBytes'
  | 'totalBytes'
  | 'size'
  | 'read'
  | 'write'
  | 'sync'
  | 'truncate'
  | 'close'

/** Which paths: a text that the path must contain, or an expression that it must match. */
export type PathPattern = string | RegExp

/** Which of the operations that match fail, and how. */
export interface FaultOptions {
  /** How many operations that match are let through first. Default 0. */
  readonly skip?: number
  /** How many operations fail, then it is over. Default 1; Infinity for ever. */
  readonly times?: number
  /** A write that fails has written this share of its bytes before. Default 0. */
  readonly partly?: number
}

/** A planned fault, and whether it has struck. */
export interface Fault {
  /** How often it has struck. */
  readonly count: number
  /** It strikes no more. */
  cancel(): void
}

interface Rule {
  readonly operation: DiskOperation | '*'
  readonly pattern: PathPattern
  readonly code: ErrorCode
  readonly partly: number
  skip: number
  left: number
  count: number
}

export interface FaultStrike {
  readonly code: ErrorCode
  readonly partly: number
}

/** The faults and delays that a test has planned. */
export class FaultPlan {
  readonly #rules: Rule[] = []
  readonly #delays: { operation: DiskOperation | '*'; pattern: PathPattern; delayMs: number }[] = []

  fail(operation: DiskOperation | '*', pattern: PathPattern, code: ErrorCode, options: FaultOptions = {}): Fault {
    const rule = {
      operation,
      pattern,
      code,
      partly: options.partly ?? 0,
      skip: options.skip ?? 0,
      left: options.times ?? 1,
      count: 0,
    }
    this.#rules.push(rule)
    return {
      get count() {
        return rule.count
      },
      cancel: () => {
        rule.left = 0
      },
    }
  }

  delay(operation: DiskOperation | '*', pattern: PathPattern, delayMs: number): void {
    this.#delays.push({ operation, pattern, delayMs })
  }

  clear(): void {
    this.#rules.length = 0
    this.#delays.length = 0
  }

  strike(operation: DiskOperation, path: string): FaultStrike | undefined {
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !applies(rule, operation, path)) continue
      if (rule.skip > 0) {
        rule.skip -= 1
        continue
      }
      rule.left -= 1
      rule.count += 1
      return rule
    }
    return undefined
  }

  delayMs(operation: DiskOperation, path: string): number {
    const found = this.#delays.filter((delay) => applies(delay, operation, path))
    return found.reduce((sum, { delayMs }) => sum + delayMs, 0)
  }
}

function applies(
  rule: { operation: DiskOperation | '*'; pattern: PathPattern },
  operation: DiskOperation,
  path: string,
): boolean {
  if (rule.operation !== '*' && rule.operation !== operation) return false
  return typeof rule.pattern === 'string' ? path.includes(rule.pattern) : rule.pattern.test(path)
}
