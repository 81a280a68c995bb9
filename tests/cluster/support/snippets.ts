import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './spawn.ts'

/** A fenced block of our documentation. */
export interface Snippet {
  /** `README.md:12` */
  readonly place: string
  readonly language: string
  /** What stands behind the language: `by-hand`, `exit=1`, `cluster` (run by the test of operations.md), the name of a file. */
  readonly marks: readonly string[]
  readonly text: string
  /** What the `text` block right behind it holds. */
  readonly output: string | undefined
}

const fence = /^```(\w+)((?: [\w.=-]+)*)\n([\s\S]*?)^```$(?:\n+```text\n([\s\S]*?)^```$)?/gm

const entriesOf = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).map(({ name }) => `${folder}/${name}`)

/** Every fenced block of README.md, docs/*.md and the packages' own pages, but those of text. */
export function everySnippet(): Snippet[] {
  const folders = ['packages', 'packages/connectors', 'apps'].flatMap(entriesOf)
  // The folder of connectors is no package itself.
  const ofPackages = folders.filter((one) => one !== 'packages/connectors').map((folder) => `${folder}/README.md`)
  const pages = ['README.md', ...entriesOf('docs').filter((page) => page.endsWith('.md')), ...ofPackages]
  return pages.flatMap((page) => snippetsOf(page, readFileSync(path.join(root, page), 'utf8')))
}

/** The snippets of one page. */
export function snippetsOf(page: string, source: string): Snippet[] {
  return [...source.matchAll(fence)]
    .map(({ 1: language = '', 2: marks = '', 3: text = '', 4: output, index }) => ({
      place: `${page}:${source.slice(0, index).split('\n').length}`,
      language,
      marks: marks.trim() === '' ? [] : marks.trim().split(' '),
      text,
      output,
    }))
    .filter(({ language }) => language !== 'text')
}
