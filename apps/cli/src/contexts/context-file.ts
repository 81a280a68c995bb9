import { readFile } from 'node:fs/promises'
import { isMap, isScalar, isSeq, LineCounter, type Document, type Node, parseDocument } from 'yaml'
import { brokerList } from '../arguments/values.ts'
import { closestName } from '@millrace/base'
import { CommandFailure, usageError } from '../failure.ts'
import { exitCodes } from '../exit-codes.ts'
import { contextFileSizeBytesMax } from '../limits.ts'

/** Some brokers by a name. */
export interface Context {
  readonly brokers: readonly string[]
}

/** The file of contexts, read and checked. */
export interface ContextFile {
  readonly path: string
  /** As it was written, comments too. */
  readonly document: Document
  readonly contexts: ReadonlyMap<string, Context>
  /** The context that is used where nothing else is said. */
  readonly current: string | undefined
}

/** What a context may be called. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/

/** Throws a usage error unless `name` can be that of a context. */
export function checkContextName(name: string): void {
  if (namePattern.test(name)) return
  throw usageError(
    `'${name}' can be no context: a name has up to 63 letters, digits, . _ and -, and begins with a letter or digit`,
  )
}

/** Reads the file; one that is not there holds nothing. Throws a CommandFailure that names file and line if it makes no sense. */
export async function readContextFile(path: string): Promise<ContextFile> {
  const text = await readText(path)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const where = (position: number): string => {
    const { line, col } = lines.linePos(position)
    return `${path}:${line}:${col}`
  }
  const [error] = document.errors
  if (error !== undefined) throw malformed(where(error.pos[0]), firstLine(error.message))
  const root = new Reader(where)
  return { path, document, ...root.file(document.contents) }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return Buffer.alloc(0)
    throw new CommandFailure(exitCodes.usage, `can't read the contexts in ${path}: ${message}`, { cause: error })
  })
  if (bytes.length > contextFileSizeBytesMax) {
    throw malformed(
      path,
      `it has ${bytes.length} bytes, and ${contextFileSizeBytesMax} are the most that contexts need`,
    )
  }
  return bytes.toString('utf8')
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}

function malformed(where: string, what: string): CommandFailure {
  return usageError(`${where}: ${what}; correct the file, or move it away: nothing was changed`)
}

/** Reads the nodes of the document, each mistake with its line. */
class Reader {
  readonly #where: (position: number) => string

  constructor(where: (position: number) => string) {
    this.#where = where
  }

  file(contents: Node | null): Pick<ContextFile, 'contexts' | 'current'> {
    const contexts = new Map<string, Context>()
    let current: { name: string; node: Node } | undefined
    for (const { name, key, value } of this.#pairs(contents, 'the file', ['current', 'contexts'])) {
      if (name === 'current') {
        if (isScalar(value) && value.value === null) continue
        current = { name: this.#text(value, key, "'current'"), node: value ?? key }
      } else {
        for (const context of this.#pairs(value, "'contexts'")) {
          contexts.set(context.name, this.#context(context.name, context.value))
        }
      }
    }
    if (current !== undefined && !contexts.has(current.name)) {
      const meant = closestName(current.name, contexts.keys())
      const hint = meant === undefined ? '' : `; did you mean '${meant}'?`
      throw this.#malformed(current.node, `'current' is '${current.name}', but there is no such context${hint}`)
    }
    return { contexts, current: current?.name }
  }

  #context(name: string, value: Node | null): Context {
    let brokers: string[] | undefined
    for (const field of this.#pairs(value, `context '${name}'`, ['brokers'])) {
      brokers = this.#brokers(field.value, field.key, name)
    }
    if (brokers === undefined) throw this.#malformed(value, `context '${name}' has no 'brokers'`)
    return { brokers }
  }

  #brokers(value: Node | null, key: Node, name: string): string[] {
    const texts = isSeq(value)
      ? value.items.map((item) => this.#text(item as Node, key, `a broker of context '${name}'`))
      : [this.#text(value, key, `'brokers' of context '${name}'`)]
    try {
      return brokerList(texts.join(','))
    } catch (error) {
      throw this.#malformed(
        value ?? key,
        `context '${name}': ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }

  #text(value: Node | null, key: Node, what: string): string {
    if (isScalar(value) && typeof value.value === 'string' && value.value !== '') return value.value
    throw this.#malformed(value ?? key, `${what} must be a text`)
  }

  *#pairs(
    node: Node | null,
    what: string,
    known?: readonly string[],
  ): Generator<{ readonly name: string; readonly key: Node; readonly value: Node | null }> {
    if (node === null || (isScalar(node) && node.value === null)) return
    if (!isMap(node)) throw this.#malformed(node, `${what} must be a map of names`)
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (known !== undefined && !known.includes(name)) {
        const meant = closestName(name, known)
        const hint = meant === undefined ? `: there is ${known.join(', ')}` : `; did you mean '${meant}'?`
        throw this.#malformed(key as Node, `${what} can have no '${name}'${hint}`)
      }
      yield { name, key: key as Node, value: value as Node | null }
    }
  }

  #malformed(node: Node | null, what: string): CommandFailure {
    return malformed(this.#where(node?.range?.[0] ?? 0), what)
  }
}
