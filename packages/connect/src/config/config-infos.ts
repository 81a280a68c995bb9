import { type CheckedOption, valuesOf } from './config-schema.ts'
import type { Importance, Option, OptionType, Width } from './option.ts'
import { valueText } from './parse-value.ts'

/** An option's description, as Kafka Connect's REST API has it. */
export interface ConfigKeyInfo {
  readonly name: string
  readonly type: OptionType
  readonly required: boolean
  readonly default_value: string | null
  readonly importance: Importance
  readonly documentation: string
  readonly group: string | null
  readonly width: Width
  readonly display_name: string
  readonly dependents: readonly string[]
  readonly order: number
}

/** What was given for an option and what is wrong with it, as that API has it. */
export interface ConfigValueInfo {
  readonly name: string
  readonly value: string | null
  readonly recommended_values: readonly string[]
  readonly errors: readonly string[]
  readonly visible: boolean
}

/** Both of one option: an element of `configs` in the answer of `config/validate`. */
export interface ConfigInfo {
  readonly definition: ConfigKeyInfo
  readonly value: ConfigValueInfo
}

/** Where options that something else brings are shown: a transform's among its connector's. */
export interface Placement {
  readonly prefix?: string
  readonly group?: string
  /** The place of the first of them under that heading. */
  readonly order?: number
}

/** The description of `option`; an element of what `connector-plugins/NAME/config` answers. */
export function keyInfo(name: string, option: Option<unknown>, placement: Placement = {}): ConfigKeyInfo {
  const { prefix = '', group = option.group ?? null, order = option.order ?? -1 } = placement
  return {
    name: `${prefix}${name}`,
    type: option.type,
    required: option.default === undefined,
    default_value: valueText(option.default),
    importance: option.importance,
    documentation: option.doc,
    group,
    width: option.width ?? 'NONE',
    display_name: option.displayName ?? name,
    dependents: (option.dependents ?? []).map((dependent) => `${prefix}${dependent}`),
    order,
  }
}

/** What `config/validate` answers about checked options. Their names have `placement.prefix` already, which is cut off what is shown. */
export function configInfos(checked: readonly CheckedOption[], placement: Placement = {}): readonly ConfigInfo[] {
  const config = valuesOf(checked)
  const { prefix = '', order } = placement
  return checked.map(({ name, option, value, errors }, index) => {
    const recommended = option.recommend?.(name, config) ?? { values: [], visible: true }
    const place = order === undefined ? placement : { ...placement, order: order + index }
    return {
      definition: keyInfo(name.slice(prefix.length), option, place),
      value: {
        name,
        value: valueText(value),
        recommended_values: recommended.values,
        errors,
        visible: recommended.visible,
      },
    }
  })
}

/** How many errors `infos` have: `error_count` of that answer. */
export function errorCount(infos: readonly ConfigInfo[]): number {
  return infos.reduce((count, { value }) => count + value.errors.length, 0)
}
