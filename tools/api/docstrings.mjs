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

/** How many symbols the entries export. */
export const symbolCount = (modules, entries) =>
  new Set(entries.flatMap((file) => [...modules.exportsOf(file).values()].map(({ declarations }) => declarations[0])))
    .size
