export { invalidValue, missingValue } from './config-error.ts'
export { configTable } from './config-docs.ts'
export {
  type ConfigInfo,
  configInfos,
  type ConfigKeyInfo,
  type ConfigValueInfo,
  errorCount,
  keyInfo,
  type Placement,
} from './config-infos.ts'
export {
  type CheckedOption,
  type ConfigSchema,
  configSchema,
  refuseUnknown,
  type UnknownOption,
  valuesOf,
} from './config-schema.ts'
export {
  type ConfigOf,
  type Given,
  type Importance,
  type MayBeAbsent,
  type Option,
  option,
  type OptionMaker,
  type OptionShape,
  type OptionTraits,
  type OptionType,
  type PartialConfig,
  type RawConfig,
  type Recommendation,
  type Width,
} from './option.ts'
export { parseValue, valueText } from './parse-value.ts'
export { Password } from './password.ts'
export {
  atLeast,
  between,
  eachEntry,
  noDuplicates,
  nonEmptyEntries,
  nonEmptyList,
  nonEmptyString,
  notNull,
  oneOf,
  understoodBy,
  type Validator,
} from './validators.ts'
