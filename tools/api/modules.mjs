// What modules export, followed through re-exports to the declarations themselves.
import { parseSource } from '../source/parse.mjs'

const nameOf = (node) => (node.type === 'Literal' ? node.value : node.name)

/** Names that a declaration gives, with the node of each. */
function declaredNames(declaration) {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  }
  return declaration.id?.type === 'Identifier' ? [declaration.id.name] : []
}

/** What one module declares, imports and exports, without following anything. */
function tableOf(source) {
  const table = { declared: new Map(), imported: new Map(), exported: new Map(), stars: [] }
  const declare = (declaration, statement) => {
    for (const name of declaredNames(declaration)) {
      const found = table.declared.get(name) ?? []
      found.push({ declaration, statement, source })
      table.declared.set(name, found)
    }
  }
  for (const statement of source.program.body) {
    switch (statement.type) {
      case 'ImportDeclaration':
        for (const specifier of statement.specifiers) {
          const imported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : undefined
          table.imported.set(specifier.local.name, { from: statement.source.value, name: imported })
        }
        break
      case 'ExportAllDeclaration':
        if (statement.exported === null) table.stars.push(statement.source.value)
        else table.exported.set(nameOf(statement.exported), { namespace: statement.source.value, statement })
        break
      case 'ExportNamedDeclaration':
        if (statement.declaration !== null) {
          declare(statement.declaration, statement)
          for (const name of declaredNames(statement.declaration)) table.exported.set(name, { local: name })
        }
        for (const { local, exported } of statement.specifiers) {
          const from = statement.source?.value
          table.exported.set(
            nameOf(exported),
            from === undefined ? { local: nameOf(local) } : { from, name: nameOf(local) },
          )
        }
        break
      default:
        declare(statement, statement)
    }
  }
  return table
}

/**
 * Modules that are read as they are needed.
 *
 * `read(file)` gives a module's text; `resolve(file, specifier)` the file that a specifier stands for in it, or undefined if it is none
 * of ours.
 */
export class Modules {
  #read
  #resolve
  #tables = new Map()

  constructor({ read, resolve }) {
    this.#read = read
    this.#resolve = resolve
  }

  #table(file) {
    let table = this.#tables.get(file)
    if (table === undefined) {
      table = tableOf(parseSource(file, this.#read(file)))
      this.#tables.set(file, table)
    }
    return table
  }

  /**
   * Everything that a module exports: name to `{ name, declarations }`. A declaration has its node, the statement it stands in and its
   * source; there are several where functions are overloaded. What comes from a package that is not ours is left out.
   */
  exportsOf(file, seen = new Set()) {
    const found = new Map()
    if (seen.has(file)) return found
    seen.add(file)
    const table = this.#table(file)
    for (const specifier of table.stars) {
      const target = this.#resolve(file, specifier)
      if (target === undefined) continue
      for (const [name, symbol] of this.exportsOf(target, seen)) found.set(name, symbol)
    }
    for (const [name, entry] of table.exported) {
      const declarations = this.#declarations(file, entry, new Set())
      if (declarations !== undefined) found.set(name, { name, declarations })
    }
    return found
  }

  #declarations(file, { local, from, name, namespace, statement }, seen) {
    if (namespace !== undefined) {
      return this.#resolve(file, namespace) === undefined
        ? undefined
        : [{ declaration: statement, statement, source: this.#source(file) }]
    }
    const table = this.#table(file)
    if (local !== undefined) {
      const declared = table.declared.get(local)
      if (declared !== undefined) return declared
      const imported = table.imported.get(local)
      if (imported === undefined) throw new Error(`${file} exports ${local}, which it does not have`)
      return this.#declarations(file, imported, seen)
    }
    const target = this.#resolve(file, from)
    const key = `${target} ${name}`
    if (target === undefined || name === undefined || seen.has(key)) return undefined
    seen.add(key)
    const symbol = this.#exported(target, name, seen)
    if (symbol === undefined) throw new Error(`${file} takes ${name} from ${from}, which does not export it`)
    return symbol
  }

  #exported(file, name, seen) {
    const table = this.#table(file)
    const entry = table.exported.get(name)
    if (entry !== undefined) return this.#declarations(file, entry, seen)
    return this.exportsOf(file).get(name)?.declarations
  }

  /** The comment marked `@module` at the top of a module, without the mark; undefined if there is none. */
  moduleDoc(file) {
    const { comments } = this.#source(file)
    const comment = comments.find(({ type, value }) => type === 'Block' && /^\*[\s\S]*@module\b/.test(value))
    return comment === undefined ? undefined : textOf(comment.value).replace(/\s*@module\b/, '')
  }

  #source(file) {
    return parseSource(file, this.#read(file))
  }
}

/** The text of the `/** *\/` comment right before a statement; undefined if it has none. */
export function docComment({ source, statement }) {
  const comment = source.comments.findLast(
    ({ type, value, end }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      end <= statement.start &&
      source.text.slice(end, statement.start).trim() === '',
  )
  return comment === undefined ? undefined : textOf(comment.value)
}

/** A comment's own text, without its stars. */
export function textOf(comment) {
  return comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}
