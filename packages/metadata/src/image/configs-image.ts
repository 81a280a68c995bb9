import { metadataRecord, type MetadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'
import type { ConfigTexts } from '../config/check-configs.ts'

/** Kafka's numbers for what a config is about. */
export const configResourceTypes = { topic: 2, broker: 4, group: 32 } as const

/** Configs that were set, as text, by resource. Changed by records alone. */
export class ConfigsImage {
  readonly #byResource = new Map<string, Map<string, string>>()

  /** What is set for a resource; a copy that does not change. */
  of(resourceType: number, resourceName: string): ConfigTexts {
    return Object.fromEntries(this.#byResource.get(key(resourceType, resourceName)) ?? [])
  }

  set({ resourceType, resourceName, name, value }: MetadataRecordOf<'ConfigRecord'>): void {
    const id = key(resourceType, resourceName)
    const configs = this.#byResource.get(id) ?? new Map<string, string>()
    if (value === null) configs.delete(name)
    else configs.set(name, value)
    if (configs.size === 0) this.#byResource.delete(id)
    else this.#byResource.set(id, configs)
  }

  removeAll(resourceType: number, resourceName: string): void {
    this.#byResource.delete(key(resourceType, resourceName))
  }

  /** The records that set a resource's configs, by name. */
  snapshotOf(resourceType: number, resourceName: string): MetadataRecord[] {
    return configRecords(resourceType, resourceName, this.of(resourceType, resourceName))
  }

  /** As {@link snapshotOf}, for every resource of a type. */
  snapshotOfType(resourceType: number): MetadataRecord[] {
    return this.namesOf(resourceType).flatMap((name) => this.snapshotOf(resourceType, name))
  }

  /** The resources of a type that something is set for, by name. */
  namesOf(resourceType: number): readonly string[] {
    const prefix = key(resourceType, '')
    const ids = [...this.#byResource.keys()].filter((id) => id.startsWith(prefix)).toSorted()
    return ids.map((id) => id.slice(prefix.length))
  }
}

function key(resourceType: number, resourceName: string): string {
  return `${resourceType}:${resourceName}`
}

/** The records that set `configs`, by name. */
export function configRecords(resourceType: number, resourceName: string, configs: ConfigTexts): MetadataRecord[] {
  return Object.entries(configs)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => metadataRecord('ConfigRecord', { resourceType, resourceName, name, value }))
}
