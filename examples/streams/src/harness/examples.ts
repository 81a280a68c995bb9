import { flightsExample } from '../flights/example.ts'
import { sensorsExample } from '../sensors/example.ts'
import { shopExample } from '../shop/example.ts'
import { wordCountExample } from '../word-count/example.ts'
import type { Example } from './example.ts'

/** All of them. */
export const examples: readonly Example[] = [wordCountExample, flightsExample, shopExample, sensorsExample]

/** The one that the command line names; undefined, once it was told how to, if it names none. */
export function exampleNamed(name: string | undefined, usage: string): Example | undefined {
  const example = examples.find((each) => each.name === name)
  if (example === undefined) {
    console.error(`${usage}\n\n  EXAMPLE  ${examples.map((each) => each.name).join(', ')}`)
    process.exitCode = 2
  }
  return example
}
