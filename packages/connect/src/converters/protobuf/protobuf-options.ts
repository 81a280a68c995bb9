import { configSchema } from '../../config/config-schema.ts'
import { type ConfigOf, option } from '../../config/option.ts'
import { registryOptions } from '../registry/registry-options.ts'

const flag = (isOn: boolean, importance: 'MEDIUM' | 'LOW', doc: string) =>
  option.boolean({ default: isOn, importance, doc })

/** The options of the converter for Protobuf. */
export const protobufConfig = configSchema({
  ...registryOptions,
  'enhanced.protobuf.schema.support': flag(
    false,
    'MEDIUM',
    'Whether structs and enums that are read are called by their whole names, with the package.',
  ),
  'scrub.invalid.names': flag(
    false,
    'MEDIUM',
    'Whether names that are none of Protobuf are changed into ones that are. Otherwise records with these fail.',
  ),
  'optional.for.nullables': flag(
    true,
    'MEDIUM',
    'Whether what may be null is `optional` in Protobuf, and only that is optional when it is read. Otherwise null is written as 0, and everything that is read is optional, as with Confluent, where it is off by default.',
  ),
  'wrapper.for.nullables': flag(
    false,
    'MEDIUM',
    'Whether what may be null is in a wrapper, such as `google.protobuf.Int32Value`. It goes before `optional.for.nullables`.',
  ),
  'wrapper.for.raw.primitives': flag(
    true,
    'MEDIUM',
    'Whether wrappers are read as the values in them, and a value that is no struct is written as a wrapper. Otherwise wrappers are read as structs, unless `wrapper.for.nullables` is on.',
  ),
  'int.for.enums': flag(false, 'LOW', 'Whether enums are read as their numbers, and not as their symbols.'),
  'generate.index.for.unions': flag(
    true,
    'LOW',
    'Whether the struct that a oneof is read as has its place among the oneofs behind its name: `kind_0`.',
  ),
  'flatten.unions': flag(
    false,
    'LOW',
    'Whether the fields of a oneof are read as fields of the struct around it, of which one is set, and not as a struct of their own.',
  ),
})

/** What the converter for Protobuf is told. */
export type ProtobufOptions = Omit<ConfigOf<typeof protobufConfig.shape>, 'schema.registry.url'>

/** Whether null is told from 0 and the like. */
export function tellsNull(options: ProtobufOptions): boolean {
  return options['optional.for.nullables'] || options['wrapper.for.nullables']
}

/** Whether wrappers are what is in them. */
export function unwraps(options: ProtobufOptions): boolean {
  return options['wrapper.for.raw.primitives'] || options['wrapper.for.nullables']
}
