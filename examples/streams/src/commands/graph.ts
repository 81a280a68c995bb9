import { parseArgs } from 'node:util'
import { exampleNamed } from '../harness/examples.ts'

/** `npm run graph`: prints what an example consists of. */
export function graph(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { mermaid: { type: 'boolean', default: false }, svg: { type: 'boolean', default: false } },
  })
  const app = exampleNamed(positionals[0], 'Usage: npm run graph -- EXAMPLE [--mermaid | --svg]')?.app()
  if (app !== undefined) console.log(values.svg ? app.svg() : values.mermaid ? app.mermaid() : app.describe())
}
