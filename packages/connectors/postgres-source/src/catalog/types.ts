import { assert } from '@millrace/base'
import type { ValueType } from '../schema/table.ts'
import type { Session } from '../session.ts'

/** What the catalog says of a type. */
interface CatalogType {
  readonly id: number
  readonly name: string
  readonly kind: string
  readonly elementId: number
  readonly baseId: number
  readonly baseModifier: number
  readonly labels: readonly string[]
}

/** Domains over domains, arrays of domains: no deeper. */
const depthMax = 16

const sql = `
SELECT t.oid, t.typname, t.typtype, CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE 0 END, t.typbasetype, t.typtypmod,
  COALESCE((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '[]')
FROM pg_catalog.pg_type t WHERE t.oid IN `

/** The types of a database. Those that it was asked for once it knows, but for enums, which may have been given more labels meanwhile. */
export class TypeCatalog {
  readonly #known = new Map<number, CatalogType>()

  /** The types of those ids, with what their columns say besides. One that is gone is of the kind `other`. */
  async types(
    session: Session,
    wanted: readonly { readonly typeId: number; readonly typeModifier: number }[],
  ): Promise<readonly ValueType[]> {
    for (const [id, { kind }] of this.#known) if (kind === 'e') this.#known.delete(id)
    let missing = this.#missing(wanted.map(({ typeId }) => typeId))
    for (let depth = 0; missing.length > 0 && depth < depthMax; depth++) {
      const found = await session.rows(`${sql}(${missing.join(', ')})`)
      for (const row of found) this.#keep(row)
      for (const id of missing) if (!this.#known.has(id)) this.#known.set(id, gone(id))
      const more = missing.flatMap((id) => {
        const type = this.#known.get(id)
        return type === undefined ? [] : [type.elementId, type.baseId]
      })
      missing = this.#missing(more)
    }
    return wanted.map(({ typeId, typeModifier }) => this.#typeOf(typeId, typeModifier, 0))
  }

  #missing(ids: readonly number[]): readonly number[] {
    return [...new Set(ids)].filter((id) => id !== 0 && !this.#known.has(id))
  }

  #keep([id, name, kind, element, base, modifier, labels]: readonly (string | null)[]): void {
    const list: unknown = JSON.parse(labels ?? '[]')
    assert(Array.isArray(list), 'the labels of an enum are an array of JSON')
    this.#known.set(Number(id), {
      id: Number(id),
      name: name ?? '',
      kind: kind ?? '',
      elementId: Number(element),
      baseId: Number(base),
      baseModifier: Number(modifier),
      labels: list.map(String),
    })
  }

  #typeOf(id: number, modifier: number, depth: number): ValueType {
    const found = this.#known.get(id) ?? gone(id)
    const { name, kind, labels, elementId, baseId, baseModifier } = found
    const type = { id, name, modifier, labels, element: undefined }
    if (depth > depthMax) return { ...type, kind: 'other' }
    // A domain's values are those of what it is over.
    if (kind === 'd') return this.#typeOf(baseId, baseModifier, depth + 1)
    if (elementId !== 0) return { ...type, kind: 'array', element: this.#typeOf(elementId, modifier, depth + 1) }
    if (kind === 'e') return { ...type, kind: 'enum' }
    if (kind === 'r' || kind === 'm') return { ...type, kind: 'range' }
    return { ...type, kind: kind === 'b' ? 'base' : 'other' }
  }
}

const gone = (id: number): CatalogType => ({
  id,
  name: `type ${id}`,
  kind: '',
  elementId: 0,
  baseId: 0,
  baseModifier: -1,
  labels: [],
})
