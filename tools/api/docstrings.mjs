// Every symbol that a published entry exports says what it is for.
import { placeOf } from '../source/parse.mjs'
import { docComment } from './modules.mjs'

/** Exported symbols without a docstring, one line each, sorted by place. `entries` are files. */
export function undocumented(modules, entries) {
  const places = new Map()
  for (const file of entries) {
    for (const { name, declarations } of modules.exportsOf(file).values()) {
      if (declarations.some((declaration) => (docComment(declaration) ?? '') !== '')) continue
      const [{ source, statement }] = declarations
      places.set(placeOf(source, statement.start), name)
    }
  }
  return [...places].map(([place, name]) => `${place} ${name} is exported and has no docstring`).toSorted()
}

const isMethod = (member) =>
  member.type === 'TSMethodSignature' ||
  member.type === 'TSAbstractMethodDefinition' ||
  (member.type === 'MethodDefinition' && member.kind === 'method') ||
  (member.type === 'TSPropertySignature' && member.typeAnnotation?.typeAnnotation.type === 'TSFunctionType')

const isHidden = ({ key, computed, accessibility }) =>
  computed || key.type === 'PrivateIdentifier' || accessibility === 'private' || accessibility === 'protected'

/** Methods of exported classes and interfaces without a docstring; of an overloaded one, one has to have it. */
export function undocumentedMethods(modules, entries) {
  /** @type {Set<string>} */
  const problems = new Set()
  for (const file of entries) {
    for (const { name, declarations } of modules.exportsOf(file).values()) {
      for (const { declaration, source } of declarations) {
        const members = Array.isArray(declaration.body?.body) ? declaration.body.body : []
        const methods = members.filter((member) => isMethod(member) && !isHidden(member))
        const documented = new Set(
          methods.filter((statement) => (docComment({ source, statement }) ?? '') !== '').map(({ key }) => key.name),
        )
        for (const { key, start } of methods) {
          if (!documented.has(key.name)) {
            problems.add(`${placeOf(source, start)} ${name}.${key.name} is public and has no docstring`)
            documented.add(key.name)
          }
        }
      }
    }
  }
  return [...problems].toSorted()
}

/** How many symbols the entries export. */
export const symbolCount = (modules, entries) =>
  new Set(entries.flatMap((file) => [...modules.exportsOf(file).values()].map(({ declarations }) => declarations[0])))
    .size
