// Sources as trees: every check looks at what the parser read, never at text that may be a comment or a string.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, visitorKeys } from 'oxc-parser'

/** A parsed source. Throws if it does not parse. */
export function parseSource(name, text) {
  const { program, errors, comments } = parseSync(name, text)
  if (errors.length > 0) throw new Error(`${name} does not parse: ${errors[0].message}`)
  return { name, text, program, comments }
}

export function readSource(root, name) {
  return parseSource(name, readFileSync(path.join(root, name), 'utf8'))
}

/** Calls `visit(node, parent, key)` for each node of a tree, a parent before its children. */
export function walk(node, visit, parent, key) {
  visit(node, parent, key)
  for (const childKey of visitorKeys[node.type] ?? []) {
    const child = node[childKey]
    for (const one of Array.isArray(child) ? child : [child]) {
      if (one !== null && one !== undefined) walk(one, visit, node, childKey)
    }
  }
}

/** `file:line:column` of a position in a source. */
export function placeOf(source, position) {
  const before = source.text.slice(0, position)
  const line = before.split('\n').length
  return `${source.name}:${line}:${position - before.lastIndexOf('\n')}`
}

/** The text of a string literal or of a template without substitutions; undefined for anything else. */
export function literalText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked
  return undefined
}
