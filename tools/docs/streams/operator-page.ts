import type { SnippetRun } from './run-snippet.ts'

/** What stands at the head of a snippet. */
export interface SnippetHead {
  /** Where it stands in the list of operators. */
  readonly group: string
  /** What the diagram shows in its box. */
  readonly box: string
  /** What it is called in Kafka Streams. */
  readonly kafka: string
  /** The guide that says more of it. */
  readonly guide: string
  readonly prose: string
  /** The program, without the head. */
  readonly program: string
}

/** What its files are called: `flat-map`. */
export function fileOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

const head = /^\/\*\*\n([\s\S]*?)\n \*\/\n/

/** Reads a snippet. Throws if its head is not complete. */
export function headOf(name: string, source: string): SnippetHead {
  const match = head.exec(source)
  const lines = (match?.[1] ?? '').split('\n').map((line) => line.replace(/^ \* ?/, ''))
  const tag = (wanted: string): string => {
    const found = lines.find((line) => line.startsWith(`@${wanted} `))
    if (found === undefined)
      throw new Error(`docs/streams/src/${fileOf(name)}.ts has no @${wanted} in the comment at its head`)
    return found.slice(wanted.length + 2)
  }
  return {
    group: tag('group'),
    box: tag('box'),
    kafka: tag('kafka'),
    guide: tag('guide'),
    prose: lines
      .filter((line) => !line.startsWith('@'))
      .join('\n')
      .trim(),
    program: source.slice(match?.[0].length ?? 0),
  }
}

/** The first sentence, for lists. */
export function summaryOf({ prose }: SnippetHead): string {
  const [first = ''] = prose.split('\n\n')
  return first.replaceAll('\n', ' ')
}

/** The page of an operator. */
export function operatorPage(
  name: string,
  { box, kafka, guide, prose, program }: SnippetHead,
  run: SnippetRun,
): string {
  return `# ${name}

<!-- Generated of src/${fileOf(name)}.ts: \`npx vitest run tools/docs/streams -u\` writes it again. Do not edit. -->

${prose}

![${box}](${fileOf(name)}.svg)

\`\`\`ts
${program.trim()}
\`\`\`

\`\`\`text
${run.printed.trimEnd()}
\`\`\`

In Kafka Streams: ${kafka}. More in [the guide](../${guide}); all options in [the API](../api/${anchorOf(name, program)}); [all operators](README.md).
`
}

/** The list of all pages. */
export function operatorIndex(pages: readonly (readonly [name: string, head: SnippetHead])[]): string {
  const groups = [...new Set(pages.map(([, { group }]) => group))]
  const sections = groups.map((group) => {
    const rows = pages
      .filter(([, page]) => page.group === group)
      .map(([name, page]) => `- [\`${name}\`](${fileOf(name)}.md): ${summaryOf(page)}`)
    return `## ${group}\n\n${rows.join('\n')}\n`
  })
  return `# Operators

<!-- Generated: \`npx vitest run tools/docs/streams -u\` writes it again. Do not edit. -->

A page for each operator of [streams](../streams.md): what it does, a program that shows it, and what came of each record when that program was run in the test
driver. Who comes from Java finds [what is called what](../streams-from-java.md).

${sections.join('\n')}`
}

/** Where the API tells of it: functions have a section of their own, methods of an application none. */
function anchorOf(name: string, program: string): string {
  if (program.includes(`app.${name}(`)) return 'streams.md'
  const isOfOperators = new RegExp(`import [^}]*\\b${name}\\b[^}]*} from '@millrace/streams/operators'`).test(program)
  return `${isOfOperators ? 'streams-operators' : 'streams'}.md#${name.toLowerCase()}`
}
