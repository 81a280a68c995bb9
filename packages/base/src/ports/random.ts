/** Randomness as a port, so that a seed repeats a run. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  number(): number
  /** An integer from 0 (included) to `below` (excluded); `below` is from 1 to 2^32. */
  integer(below: number): number
  /** Fills `target` with random bytes; unpredictable ones in production. */
  fill(target: Uint8Array): void
}
