import type { Incompatibility } from './compatibility.ts'
import { comparisonDepthMax, comparisonStepsMax, incompatibilitiesMax } from './limits.ts'
import { schemaError } from './schema-error.ts'

interface Finding {
  found: readonly Incompatibility[]
  /** Whether another pair relied on it. */
  isUsed: boolean
}

/**
 * What was found out of pairs of types, a reader's and a writer's, which may lead to themselves: a pair that is being compared counts as compatible until
 * something else shows that it is not, and what relied on that is compared again then.
 */
export class PairMemo<Type extends object> {
  readonly #known = new Map<Type, Map<Type, Finding>>()
  /** Pairs that were found compatible, in that order. */
  readonly #compatible: (readonly [Type, Type])[] = []
  #steps = 0

  /** What `compare` finds, or has found of the pair before. Throws INVALID_DATA if there are too many pairs, or they lie too deep. */
  of(
    reader: Type,
    writer: Type,
    path: string,
    depth: number,
    compare: () => readonly Incompatibility[],
  ): readonly Incompatibility[] {
    let byWriter = this.#known.get(reader)
    if (byWriter === undefined) {
      byWriter = new Map()
      this.#known.set(reader, byWriter)
    }
    const known = byWriter.get(writer)
    if (known !== undefined) {
      known.isUsed = true
      return known.found
    }
    this.#steps++
    if (this.#steps > comparisonStepsMax || depth > comparisonDepthMax) {
      throw schemaError('the schemas are too large or too deep to be compared', path)
    }
    const finding: Finding = { found: [], isUsed: false }
    byWriter.set(writer, finding)
    const compatibleBefore = this.#compatible.length
    finding.found = compare().slice(0, incompatibilitiesMax)
    if (finding.found.length === 0) this.#compatible.push([reader, writer])
    else if (finding.isUsed) this.#forget(compatibleBefore)
    return finding.found
  }

  /** Pairs that were found compatible on the assumption that another is, which it is not, have to be looked at again. */
  #forget(length: number): void {
    for (const [reader, writer] of this.#compatible.splice(length)) this.#known.get(reader)?.delete(writer)
  }
}
