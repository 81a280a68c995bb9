import { closestName } from '@millrace/base'
import { avroConverter } from './avro/avro-converter.ts'
import { configError } from '../data/errors.ts'
import { byteArrayConverter } from './byte-array-converter.ts'
import type { RawConfig } from '../config/option.ts'
import type { Converter, ConverterDefinition, ConverterUse } from './converter.ts'
import { jsonSchemaConverter } from './json-schema/json-schema-converter.ts'
import { jsonConverter } from './json/json-converter.ts'
import { primitiveConverters } from './primitive-converters.ts'
import { protobufConverter } from './protobuf/protobuf-converter.ts'
import { simpleHeaderConverter } from './simple-header-converter.ts'
import { stringConverter } from './string-converter.ts'

/** The converters that this package brings. */
export const converters: readonly ConverterDefinition[] = [
  jsonConverter,
  stringConverter,
  byteArrayConverter,
  ...primitiveConverters,
  simpleHeaderConverter,
  avroConverter,
  jsonSchemaConverter,
  protobufConverter,
]

/** The names of a class: whole, without its package, and without what all of them end in, as Kafka Connect takes them. */
function namesOf({ className }: ConverterDefinition): readonly string[] {
  const simple = className.slice(className.lastIndexOf('.') + 1)
  return [className, simple, simple.replace(/(?:Header)?Converter$/, '')]
}

/** The converter of a name, if there is one: `org.apache.kafka.connect.json.JsonConverter`, `JsonConverter`, `Json`. */
export function converterNamed(
  name: string,
  among: readonly ConverterDefinition[] = converters,
): ConverterDefinition | undefined {
  return among.find((definition) => namesOf(definition).includes(name))
}

/** Why there is no converter of a name for a use, and which was probably meant, or which there are. */
export function whyNoConverter(name: string, use: ConverterUse, among: readonly ConverterDefinition[]): string {
  const found = converterNamed(name, among)
  if (found !== undefined) return `Class ${name} is for ${found.uses.join(' and ')} only.`
  const fitting = among.filter(({ uses }) => uses.includes(use))
  const meant = closestName(name.slice(name.lastIndexOf('.') + 1), fitting.flatMap(namesOf))
  const known = fitting.map(({ className }) => className).join(', ')
  return `Class ${name} could not be found. ${meant === undefined ? `There are: ${known}` : `Did you mean ${meant}?`}`
}

/**
 * The converter that a configuration names for a use, with what stands behind that name: `raw` without the prefix `key.converter.`. Throws
 * INVALID_CONFIG, with the name that was meant, if there is none among those given, it is not for that use, or an option won't do.
 */
export function createConverter(
  name: string,
  raw: RawConfig,
  use: ConverterUse,
  among: readonly ConverterDefinition[] = converters,
): Converter {
  const key = `${use}.converter`
  const found = converterNamed(name, among)
  if (found === undefined) {
    const meant = closestName(name, among.flatMap(namesOf))
    const known = among.map(({ className }) => className).join(', ')
    const hint = meant === undefined ? `there are ${known}` : `did you mean '${meant}'?`
    throw configError(key, `${key} is '${name}', and there is no such converter: ${hint}`)
  }
  if (!found.uses.includes(use)) {
    throw configError(key, `${key} is '${name}', which is for ${found.uses.join(' and ')} only`)
  }
  return found.create(raw, use)
}
