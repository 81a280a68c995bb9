import type { ConfigKey } from './config-key.ts'

/** `segment.bytes` as `segmentBytes`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** What a table's keys have for values, by their names in camel case. */
export type SettingsOf<Table extends Readonly<Record<string, ConfigKey>>> = {
  readonly [Name in keyof Table & string as CamelCase<Name>]: Table[Name] extends ConfigKey<infer Value> ? Value : never
}

/** Only keys have such names, and each is asked for often. */
const known = new Map<string, string>()

export function camelCase(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const made = name.replaceAll(/\.([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  known.set(name, made)
  return made
}
