import type { Incompatibility } from '../compatibility.ts'
import { PairMemo } from '../pair-memo.ts'
import {
  type AvroEnum,
  type AvroFixed,
  type AvroNamed,
  type AvroRecord,
  type AvroType,
  simpleName,
  typeTitle,
} from './model.ts'

/** The kinds of differences between schemas of Avro, as Avro's own library names them. */
export type AvroIncompatibilityType =
  | 'TYPE_MISMATCH'
  | 'NAME_MISMATCH'
  | 'FIXED_SIZE_MISMATCH'
  | 'MISSING_ENUM_SYMBOLS'
  | 'MISSING_UNION_BRANCH'
  | 'READER_FIELD_MISSING_DEFAULT_VALUE'

// What a reader takes for its own type, by the specification's section "Schema Resolution".
const promotions: ReadonlyMap<string, readonly string[]> = new Map([
  ['long', ['int']],
  ['float', ['int', 'long']],
  ['double', ['int', 'long', 'float']],
  ['string', ['bytes']],
  ['bytes', ['string']],
])

/**
 * Why a reader with one schema can't take all that was written with another, by the rules of schema resolution in the Avro specification;
 * empty if it can, and at most 100. Throws INVALID_DATA if the schemas are so made that it would take too long to say.
 */
export function avroIncompatibilities(reader: AvroType, writer: AvroType): readonly Incompatibility[] {
  return new Comparison().compare(reader, writer, '', 0)
}

class Comparison {
  readonly #memo = new PairMemo<AvroType>()

  compare(reader: AvroType, writer: AvroType, path: string, depth: number): readonly Incompatibility[] {
    return this.#memo.of(reader, writer, path, depth, () => this.#differences(reader, writer, path, depth + 1))
  }

  #differences(reader: AvroType, writer: AvroType, path: string, depth: number): readonly Incompatibility[] {
    if (writer.kind === 'union') {
      return writer.branches.flatMap((branch) => this.compare(reader, branch, path, depth))
    }
    if (reader.kind === 'union') return this.#unionDifferences(reader.branches, writer, path, depth)
    if (reader.kind === 'array' && writer.kind === 'array') {
      return this.compare(reader.items, writer.items, `${path}/items`, depth)
    }
    if (reader.kind === 'map' && writer.kind === 'map') {
      return this.compare(reader.values, writer.values, `${path}/values`, depth)
    }
    if (reader.kind === 'record' && writer.kind === 'record')
      return this.#recordDifferences(reader, writer, path, depth)
    if (reader.kind === 'enum' && writer.kind === 'enum') return enumDifferences(reader, writer, path)
    if (reader.kind === 'fixed' && writer.kind === 'fixed') return fixedDifferences(reader, writer, path)
    if (reader.kind === writer.kind || promotions.get(reader.kind)?.includes(writer.kind) === true) return []
    return [
      difference('TYPE_MISMATCH', path, `the reader has ${typeTitle(reader)}, the writer has ${typeTitle(writer)}`),
    ]
  }

  #unionDifferences(
    branches: readonly AvroType[],
    writer: AvroType,
    path: string,
    depth: number,
  ): readonly Incompatibility[] {
    let nearest: readonly Incompatibility[] | undefined
    for (const [index, branch] of branches.entries()) {
      const found = this.compare(branch, writer, `${path}/${index}`, depth)
      if (found.length === 0) return []
      // Of a branch that is meant, its own differences tell more.
      if (branch.kind === writer.kind) nearest ??= found
    }
    const missing = difference('MISSING_UNION_BRANCH', path, `no branch of the reader takes ${typeTitle(writer)}`)
    return [missing, ...(nearest ?? [])]
  }

  #recordDifferences(reader: AvroRecord, writer: AvroRecord, path: string, depth: number): readonly Incompatibility[] {
    // Of a record that another is meant by, the fields tell nothing.
    const found = nameDifferences(reader, writer, path)
    if (found.length > 0) return found
    const written = new Map(writer.fields.map((field) => [field.name, field]))
    for (const [index, field] of reader.fields.entries()) {
      const fieldPath = `${path}/fields/${index}`
      const alias = field.aliases.find((name) => written.has(name))
      const from = written.get(field.name) ?? (alias === undefined ? undefined : written.get(alias))
      if (from !== undefined) found.push(...this.compare(field.type, from.type, `${fieldPath}/type`, depth))
      else if (field.default === undefined) {
        const message = `the writer has no field ${field.name}, and the reader no default for it`
        found.push(difference('READER_FIELD_MISSING_DEFAULT_VALUE', fieldPath, message))
      }
    }
    return found
  }
}

function enumDifferences(reader: AvroEnum, writer: AvroEnum, path: string): readonly Incompatibility[] {
  const found = nameDifferences(reader, writer, path)
  const known = new Set(reader.symbols)
  const missing = writer.symbols.filter((symbol) => !known.has(symbol))
  if (missing.length === 0 || reader.default !== undefined) return found
  const message = `the reader has no symbol ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' ...' : ''}, and no default`
  return [...found, difference('MISSING_ENUM_SYMBOLS', `${path}/symbols`, message)]
}

function fixedDifferences(reader: AvroFixed, writer: AvroFixed, path: string): readonly Incompatibility[] {
  const found = nameDifferences(reader, writer, path)
  if (reader.sizeBytes === writer.sizeBytes) return found
  const message = `the reader has ${reader.sizeBytes} bytes, the writer has ${writer.sizeBytes}`
  return [...found, difference('FIXED_SIZE_MISMATCH', `${path}/size`, message)]
}

/** Names are compared without their namespaces, as the specification says; an alias of the reader is a full name. */
function nameDifferences(reader: AvroNamed, writer: AvroNamed, path: string): Incompatibility[] {
  if (simpleName(reader.fullName) === simpleName(writer.fullName)) return []
  if (reader.aliases.includes(writer.fullName)) return []
  const message = `the reader has ${reader.fullName}, the writer has ${writer.fullName}`
  return [difference('NAME_MISMATCH', `${path}/name`, message)]
}

function difference(type: AvroIncompatibilityType, path: string, message: string): Incompatibility {
  return { type, path: path === '' ? '/' : path, message }
}
